#include "qda/import/hu_text.hpp"

#include "qda/text/normal.hpp"

namespace qda {

void HuText::begin_paragraph()
{
    keep_loose();
    if (paragraphs_++ > 0) text_ += '\n';
    in_paragraph_ = true;
}

void HuText::keep_loose()
{
    if (loose_.empty()) return;
    if (const std::string_view words = trim(loose_); !words.empty()) {
        if (paragraphs_++ > 0) text_ += '\n';
        text_ += words;
    }
    loose_.clear();
}

std::string_view HuText::finish()
{
    in_paragraph_ = false;
    keep_loose();
    return text_;
}

}  // namespace qda
