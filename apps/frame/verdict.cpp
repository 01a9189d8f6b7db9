#include "frame/verdict.hpp"

#include <fmt/format.h>

#include "qda/base/choice.hpp"
#include "qda/build/findings.hpp"

namespace qda::frame {

namespace {

std::string summary(const std::vector<Finding>& findings, std::size_t ignored)
{
    std::size_t n[3] = {0, 0, 0};
    for (const Finding& finding : findings) ++n[static_cast<std::size_t>(severity_of(finding))];
    const auto counted = [](std::size_t count, const char* what) { return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s"); };
    std::string text = fmt::format("{}, {}, {}", counted(n[2], "error"), counted(n[1], "warning"), counted(n[0], "note"));
    return ignored > 0 ? text + fmt::format("; {} ignored", ignored) : text;
}

}  // namespace

std::shared_ptr<Verdict> add_verdict(CLI::App& app)
{
    auto how = std::make_shared<Verdict>();
    app.add_option("--to", how->to, "text, tsv (a table for programs) or github (annotations of a pull request)")
        ->capture_default_str()
        ->type_name("FORM");
    add_list(app, "--error", how->choice.errors, "Kinds that are errors; warning, note: all findings that are so")
        ->type_name("KIND,...");
    add_list(app, "--ignore", how->choice.ignored, "Kinds that are left out; also warning, note")->type_name("KIND,...");
    return how;
}

std::string list_of_kinds()
{
    std::string text;
    for (const FindingRule& rule : finding_rules())
        text += fmt::format("  {:<28}{:<9}{}\n", rule.name, to_string(rule.severity), rule.what);
    return text;
}

void check_verdict(const Verdict& how)
{
    must_be_one_of(how.to, {"text", "tsv", "github"}, "--to");
    std::vector<Finding> none;
    choose(none, how.choice);
}

int verdict(std::vector<Finding> findings, std::vector<std::string> history, const Verdict& how, const Writing& writing,
            Context& context)
{
    const std::size_t ignored = choose(findings, how.choice);
    if (how.to == "tsv") {
        Table table = table_of_findings(findings);
        table.history = std::move(history);
        write(std::move(table), writing, context);
    } else {
        context.out = Output::open(writing.output);
        for (const Finding& finding : findings)
            context.out.write(how.to == "github" ? finding_as_annotation(finding) : finding_as_text(finding));
        context.out.close();
    }
    context.diagnostics.note(summary(findings, ignored));
    const bool any_error = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return severity_of(finding) == FindingSeverity::error;
    });
    return any_error ? 1 : 0;
}

}  // namespace qda::frame
