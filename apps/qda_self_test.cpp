// qda self-test: do our coefficients equal the published values?

#include "frame/tool.hpp"
#include "qda/build/self_test.hpp"

namespace qda {

Run bind_self_test(CLI::App& app)
{
    app.footer(
        "Computes every published value that the project knows again, from the numbers that its source prints, and lists\n"
        "data, source, the value expected and the value found. A value is met where it is as near as the source prints it\n"
        "(half of its last digit), or within 1e-12 of an exact fraction; NA says that the value is undefined, and must be.\n"
        "Exit status: 0 all are met, 1 at least one is off.\n\n"
        "Examples:\n"
        "  qda self-test | qda-table\n"
        "  qda self-test --subject unitizing | qda-table --digits 4");
    auto writing = frame::add_writing(app);
    auto off = std::make_shared<bool>(false);
    app.add_flag("--off", *off, "List only the values that are off");
    auto subject = std::make_shared<std::string>();
    std::string subjects;
    for (const PublishedSubject& one : published_subjects()) subjects += std::string(subjects.empty() ? "" : ", ") + one.name;
    app.add_option("--subject", *subject, "Only the values of this subject: " + subjects)->type_name("NAME");
    return [=](Context& context) {
        Table table = self_test(*subject);
        const std::size_t n_off = values_off(table);
        context.diagnostics.note(table.notes.front());
        if (*off) table = only_values_off(table);
        frame::write(std::move(table), *writing, context);
        return n_off == 0 ? 0 : 1;
    };
}

extern const Tool kSelfTest{"self-test", Kind::check, "Do our coefficients equal the published values?", bind_self_test};

}  // namespace qda
