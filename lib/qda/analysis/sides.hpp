#pragma once

#include <span>
#include <vector>

#include "qda/base/dictionary.hpp"
#include "qda/model/levels.hpp"

namespace qda {

/// The rows or the columns of a crossing: one level, or several nested ones. Each combination of values that comes up
/// (a *key*) has a number; kNone stands for "no value" where that is shown.
class Side {
public:
    Side(std::vector<Level> levels, bool unlabelled);

    const std::vector<Level>& levels() const { return levels_; }

    /// The keys that the codings of one quotation carry, each once, in `keys`. Levels of the codings' documents are free
    /// of each other; levels of one row, and levels of one code dimension, must stand together in one coding. False, and
    /// no keys, where there is no value at some level.
    bool keys_of(std::span<const CodingKey> codings, std::vector<Id>& keys);

    /// From now on codings have these values (one for each level; kNone: none) at the levels of rows, whatever else they
    /// carry there; kFree: what they carry. Empty: all levels are free.
    void fix(std::vector<Id> values) { fixed_ = std::move(values); }
    static constexpr Id kFree = kNone - 1;

    /// Only the values of a single level on this side: true if that is all there is, which is fast.
    bool single() const { return levels_.size() == 1; }

    std::size_t size() const;
    /// The value of key `key` at the level `level`; kNone: no value.
    Id value(Id key, std::size_t level) const;
    /// Numbers a combination of values, one for each level.
    Id intern(std::span<const Id> values);

    /// The keys to show, in display order: all that came up, and the values that the universe knows without any
    /// quotation (of nested levels, the combinations that its documents, its codes or the codebook have).
    std::vector<Id> shown(const Universe& universe, std::span<const char> seen);

private:
    // Levels whose values must come from one coding.
    struct Joint {
        std::vector<std::size_t> levels;
    };
    void group_levels();
    void single_keys(std::span<const CodingKey> codings, std::vector<Id>& keys);
    std::span<const Id> carried(std::size_t level, const CodingKey& coding);
    void add_known(const Universe& universe, std::vector<Id>& keys);
    void add_values_of(const CodingKey& coding, std::vector<Id>& keys);
    void add_declared(const Universe& universe, std::vector<Id>& keys);
    bool joint_keys(const Joint& joint, std::span<const CodingKey> codings, std::vector<std::vector<Id>>& found);

    std::vector<Level> levels_;
    bool unlabelled_;
    std::vector<Joint> joints_;
    Dictionary tuples_;                // several levels: keys as bytes
    std::vector<Id> values_;           // several levels: levels_.size() values a key
    std::vector<Id> fixed_;
    std::vector<Id> room_;
};

}  // namespace qda
