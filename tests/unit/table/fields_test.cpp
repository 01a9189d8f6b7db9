#include "qda/table/fields.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

struct FieldCase {
    std::string name;
    std::string text;
    std::string written;

    friend void PrintTo(const FieldCase& c, std::ostream* out) { *out << c.name; }
};

const FieldCase kFields[] = {
    {"Empty", "", ""},
    {"Plain", "Respondent 1", "Respondent 1"},
    {"Tab", "a\tb", "a\\tb"},
    {"LineFeed", "a\nb\n", "a\\nb\\n"},
    {"CarriageReturn", "\ra", "\\ra"},
    {"Backslash", "a\\b\\", "a\\\\b\\\\"},
    {"BackslashAndLetter", "a\\tb", "a\\\\tb"},
    {"HashAtTheStart", "#a#", "\\#a#"},
    {"HashWithin", "a#b", "a#b"},
    {"TwoHashes", "##", "\\##"},
    {"BackslashThenHash", "\\#", "\\\\#"},
    {"QuotesStay", "\"a\" 'b'", "\"a\" 'b'"},
    {"OutsideTheBasicPlane", "\U0001F600\t\U0001F600", "\U0001F600\\t\U0001F600"},
    {"Nul", std::string("a\0b", 3), std::string("a\0b", 3)},
};

class Fields : public testing::TestWithParam<FieldCase> {};

TEST_P(Fields, AreEscapedAndReadBack)
{
    const auto& [name, text, written] = GetParam();
    std::string out = "before ";
    append_escaped(out, text);
    EXPECT_EQ(out, "before " + written);
    EXPECT_EQ(unescaped(written), text);
    std::string scratch = "something else";
    EXPECT_EQ(unescaped(written, scratch), text);
}

INSTANTIATE_TEST_SUITE_P(Examples, Fields, testing::ValuesIn(kFields), [](const auto& test) { return test.param.name; });

TEST(Fields, WithoutBackslashAreNotCopied)
{
    const std::string field = "Respondent 1";
    std::string scratch;
    EXPECT_EQ(unescaped(field, scratch).data(), field.data());
}

struct BadField {
    std::string name;
    std::string field;
    std::size_t offset;

    friend void PrintTo(const BadField& c, std::ostream* out) { *out << c.name; }
};

const BadField kBadFields[] = {
    {"LoneBackslash", "abc\\", 3},
    {"OnlyABackslash", "\\", 0},
    {"UnknownEscape", "ab\\x", 2},
    {"OddNumberOfBackslashes", "\\\\\\", 2},
    {"SecondEscapeIsWrong", "\\ta\\q", 3},
};

class BadFields : public testing::TestWithParam<BadField> {};

TEST_P(BadFields, AreRefusedWithTheirOffset)
{
    const auto& [name, field, offset] = GetParam();
    try {
        unescaped(field);
        FAIL() << "was read";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.offset(), offset);
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, BadFields, testing::ValuesIn(kBadFields),
                         [](const auto& test) { return test.param.name; });

TEST(SplitFields, CutsAtEveryTab)
{
    std::vector<std::string_view> fields;
    split_fields("a\t\tb\t", fields);
    EXPECT_EQ(fields, (std::vector<std::string_view>{"a", "", "b", ""}));
    split_fields("", fields);
    EXPECT_EQ(fields, (std::vector<std::string_view>{""}));
}

struct KeyValueCase {
    std::string name;
    KeyValue pair;
    std::string written;

    friend void PrintTo(const KeyValueCase& c, std::ostream* out) { *out << c.name; }
};

const KeyValueCase kKeyValues[] = {
    {"Plain", {"role", "key"}, "role:key"},
    {"EmptyValue", {"name", ""}, "name:"},
    {"FirstColonParts", {"group", "functie::beleid"}, "group:functie::beleid"},
    {"HashDoesNotBeginTheField", {"name", "#1"}, "name:#1"},
    {"EscapedValue", {"comment", "a\tb\nc\\"}, "comment:a\\tb\\nc\\\\"},
    {"EscapedKey", {"#a\tb", "c"}, "\\#a\\tb:c"},
};

class KeyValues : public testing::TestWithParam<KeyValueCase> {};

TEST_P(KeyValues, AreWrittenAndSplit)
{
    const auto& [name, pair, written] = GetParam();
    std::string out;
    append_key_value(out, pair.key, pair.value);
    EXPECT_EQ(out, written);
    EXPECT_EQ(split_key_value(written), pair);
}

INSTANTIATE_TEST_SUITE_P(Examples, KeyValues, testing::ValuesIn(kKeyValues),
                         [](const auto& test) { return test.param.name; });

TEST(KeyValues, NeedAKeyAndAColon)
{
    EXPECT_THROW(split_key_value("name"), FieldError);
    EXPECT_THROW(split_key_value(":name"), FieldError);
    EXPECT_THROW(split_key_value(""), FieldError);
    std::string out;
    EXPECT_THROW(append_key_value(out, "", "x"), std::invalid_argument);
    EXPECT_THROW(append_key_value(out, "a:b", "x"), std::invalid_argument);
}

TEST(KeyValues, SayWhereTheValueIsWrong)
{
    try {
        split_key_value("name:ab\\q");
        FAIL() << "was split";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.offset(), 7U);
    }
}

}  // namespace
}  // namespace qda
