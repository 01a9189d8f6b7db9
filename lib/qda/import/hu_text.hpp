#pragma once

#include <string>
#include <string_view>

namespace qda {

/// Puts a text together that stands in the elements `p` of a `content` or `comment`: paragraphs, with one line feed between
/// two. Text beside the paragraphs is one of its own unless it is blank, as the indentation of a file is.
class HuText {
public:
    void begin()
    {
        text_.clear();
        loose_.clear();
        paragraphs_ = 0;
        in_paragraph_ = false;
    }
    void begin_paragraph();
    void end_paragraph() { in_paragraph_ = false; }
    void add(std::string_view piece) { (in_paragraph_ ? text_ : loose_) += piece; }

    /// The whole text; good until the next begin().
    std::string_view finish();

private:
    void keep_loose();

    std::string text_;
    std::string loose_;
    std::size_t paragraphs_ = 0;
    bool in_paragraph_ = false;
};

}  // namespace qda
