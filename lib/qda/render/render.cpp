#include "qda/render/render.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "qda/base/error.hpp"
#include "qda/render/html.hpp"
#include "qda/render/latex.hpp"
#include "qda/render/markdown.hpp"
#include "qda/render/page.hpp"
#include "qda/render/separated.hpp"
#include "qda/render/text.hpp"
#include "qda/render/xlsx.hpp"

namespace qda {

namespace {

struct Form {
    const char* name;
    Audience audience;
    void (*write)(const Page&, Output&);
};

// In the order in which help shows them.
constexpr Form kForms[] = {
    {"text", Audience::readers, render_text},   {"md", Audience::readers, render_markdown},
    {"latex", Audience::readers, render_latex}, {"html", Audience::readers, render_html},
    {"csv", Audience::programs, render_csv},    {"tsv", Audience::programs, render_tsv},
    {"xlsx", Audience::readers, render_xlsx},
};

constexpr int kMostDigits = 15;

const Form& form_named(const std::string& name)
{
    const auto form = std::find_if(std::begin(kForms), std::end(kForms), [&](const Form& f) { return f.name == name; });
    if (form != std::end(kForms)) return *form;
    const std::string near = nearest_name(name, render_forms());
    throw Error({}, fmt::format("no form '{}'", name),
                near.empty() ? fmt::format("the forms are {}", fmt::join(render_forms(), ", "))
                             : fmt::format("did you mean '{}'?", near));
}

void check(const RenderOptions& options)
{
    if (options.language != "en" && options.language != "nl")
        throw Error({}, fmt::format("no language '{}'", options.language), "the languages are en and nl");
    if (options.digits && (*options.digits < 0 || *options.digits > kMostDigits))
        throw Error({}, fmt::format("cannot show {} digits", *options.digits), "from 0 to 15 can be shown");
    if (options.number && *options.number < 1)
        throw Error({}, fmt::format("no table has the number {}", *options.number), "tables are counted from 1");
}

}  // namespace

const std::vector<std::string>& render_forms()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Form& form : kForms) all.emplace_back(form.name);
        return all;
    }();
    return names;
}

void render(const Table& table, const RenderOptions& options, Output& out)
{
    const Form& form = form_named(options.to);
    check(options);
    for (const Column& column : table.columns)
        if (column.size() != table.rows()) throw std::invalid_argument("the columns of a table differ in length");
    form.write(Page(table, options, form.audience), out);
}

}  // namespace qda
