#include "qda/import/header_words.hpp"

#include <string>
#include <unordered_map>

#include "qda/text/loose.hpp"

namespace qda {

namespace {

struct Words {
    ListColumn column;
    const char* name;   // in messages
    const char* words;  // as loose_words() gives them, separated by `|`, the usual ones first
};

// English as found in exports; German, Spanish, Portuguese and Chinese after the words of the program's windows; Dutch,
// which the program does not speak, after those of people who translate their headers. To add a language, add words.
constexpr Words kWords[] = {
    {ListColumn::id, "quotation id",
     "id|number|quotation id|zitat id|id de la cita|id da citacao|citaat id|nummer|numero|nr|no|编号|序号|id 号"},
    {ListColumn::name, "quotation name",
     "quotation name|name|zitatname|nombre de la cita|nome da citacao|naam van citaat|citaatnaam|naam citaat|"
     "nombre|nome|naam|引文名称|引用名称|名称"},
    {ListColumn::document, "document",
     "document|dokument|documento|文档|文件|document name|dokumentname|nombre del documento|nome do documento|"
     "documentnaam|naam document|文档名称"},
    {ListColumn::document_groups, "document groups",
     "document groups|dokumentgruppen|grupos de documentos|documentgroepen|文档组|文件组|document group|"
     "dokumentgruppe|grupo de documentos|documentgroep"},
    {ListColumn::text, "text",
     "quotation content|text content|content|quotation text|quotation|zitatinhalt|inhalt des zitats|textinhalt|"
     "contenido de la cita|contenido del texto|contenido de texto|conteudo da citacao|conteudo do texto|"
     "conteudo de texto|citaatinhoud|inhoud van citaat|inhoud "
     "citaat|tekstinhoud|引文内容|引用内容|文本内容|inhalt|contenido|"
     "conteudo|inhoud|内容|zitat|cita|citacao|citaat|fragment|fragmento|text|texto|tekst|引文"},
    {ListColumn::comment, "comment",
     "comment|kommentar|comentario|commentaar|注释|评论|备注|quotation comment|comments|kommentare|comentarios|"
     "opmerking|opmerkingen|toelichting"},
    {ListColumn::codes, "codes",
     "codes|kodes|codigos|编码|代码|coderingen|kodierungen|toegekende codes|zugewiesene kodes"},
    {ListColumn::reference, "reference",
     "reference|referenz|referencia|referentie|参考|引用|参照|verwijzing|vindplaats|quotation reference"},
    {ListColumn::n_codes, "number of codes",
     "number of codes|density|dichte|densidad|densidade|dichtheid|密度|anzahl der kodes|anzahl kodes|anzahl codes|"
     "numero de codigos|cantidad de codigos|n de codigos|no de codigos|quantidade de codigos|aantal "
     "codes|编码数|编码数量|"
     "代码数|代码数量"},
    {ListColumn::start, "start",
     "start position|startposition|initial position|posicion inicial|posicion de inicio|posicao inicial|"
     "posicao de inicio|beginpositie|startpositie|anfangsposition|起始位置|开始位置|start|inicio|begin"},
    {ListColumn::end, "end",
     "end position|endposition|final position|posicion final|posicion de fin|posicao final|posicao de fim|"
     "eindpositie|结束位置|终止位置|end|fin|fim|einde|ende"},
    {ListColumn::extent, "extent", "extent|umfang|ausdehnung|extension|extensao|omvang|范围|长度"},
    {ListColumn::quotation_by, "quotation_by",
     "created by|creator|erstellt von|ersteller|creado por|creador|criado por|criador|aangemaakt door|gemaakt door|"
     "maker|创建者|创建人|author|autor|autora|auteur"},
    {ListColumn::modified_by, "modified by",
     "modified by|modifier|geandert von|bearbeitet von|bearbeiter|modificado por|modificador|gewijzigd door|修改者|"
     "修改人"},
    {ListColumn::created, "created",
     "created|creation date|erstellt|erstellt am|erstellungsdatum|creado|fecha de creacion|criado|data de criacao|"
     "aangemaakt|aanmaakdatum|gemaakt|gemaakt op|创建时间|创建日期|date created"},
    {ListColumn::modified, "modified",
     "modified|modification date|date modified|geandert|geandert am|bearbeitet|anderungsdatum|modificado|"
     "fecha de modificacion|data de modificacao|gewijzigd|gewijzigd op|wijzigingsdatum|修改时间|修改日期"},
    {ListColumn::code, "code", "code|kode|codigo|code name|kodename|nombre del codigo|nome do codigo|codenaam"},
    {ListColumn::groundedness, "groundedness",
     "groundedness|grounded|gr|verankerung|fundamentacion|enraizamiento|enraizamento|fundamentacao|gegrondheid|"
     "扎根性|扎根度|magnitude|magnitude degree|magnitud|magnitude grau"},
    {ListColumn::groups, "code groups",
     "code groups|groups|kodegruppen|gruppen|grupos de codigos|grupos|codegroepen|groepen|编码组|代码组|组"},
    {ListColumn::n_groups, "number of groups",
     "number of groups|anzahl der gruppen|anzahl gruppen|numero de grupos|aantal groepen|组数"},
    {ListColumn::quotation_count, "quotation count",
     "quotation count|quotations|number of quotations|anzahl der zitate|anzahl zitate|zitate|numero de citas|"
     "cantidad de citas|citas|numero de citacoes|citacoes|aantal citaten|citaten|引文数|引文数量"},
    {ListColumn::media_type, "media type", "media type|type|medientyp|tipo de medio|tipo de midia|mediatype|媒体类型"},
    {ListColumn::source, "source", "source|quelle|origen|origem|bron"},
    {ListColumn::target, "target", "target|ziel|destino|doel"},
    {ListColumn::relation, "relation", "relation|beziehung|relacion|relacao|relatie|关系"},
};

std::unordered_map<std::string, HeaderWord> make_words()
{
    std::unordered_map<std::string, HeaderWord> words;
    for (const Words& row : kWords) {
        unsigned rank = 0;
        std::string_view rest = row.words;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('|'), rest.size());
            words.emplace(rest.substr(0, end), HeaderWord{row.column, rank++});
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return words;
}

// `code group 1`, `codegroup 2`, `grupo de codigos 3` ... of codebooks, and `document group 1`.
std::optional<ListColumn> numbered_group(std::string_view words)
{
    const std::size_t last = words.rfind(' ');
    if (last == std::string_view::npos) return std::nullopt;
    const std::string_view number = words.substr(last + 1);
    if (number.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    const std::string_view name = words.substr(0, last);
    for (const std::string_view word : {"code group", "codegroup", "kodegruppe", "grupo de codigos", "codegroep",
                                        "group", "gruppe", "grupo", "groep"})
        if (name == word) return ListColumn::groups;
    for (const std::string_view word : {"document group", "documentgroup", "dokumentgruppe", "grupo de documentos", "documentgroep"})
        if (name == word) return ListColumn::document_groups;
    return std::nullopt;
}

}  // namespace

std::optional<HeaderWord> header_word(std::string_view header)
{
    static const std::unordered_map<std::string, HeaderWord> kByWord = make_words();
    constexpr std::size_t kLongest = 80;  // longer cells are text, not headers
    if (header.size() > kLongest) return std::nullopt;
    const std::string words = loose_words(header);
    const auto found = kByWord.find(words);
    if (found != kByWord.end()) return found->second;
    if (const auto group = numbered_group(words)) return HeaderWord{*group, 1};
    return std::nullopt;
}

std::optional<ListColumn> named_column(std::string_view name)
{
    constexpr std::pair<std::string_view, ListColumn> kNames[] = {
        {"quotation", ListColumn::id},    {"document", ListColumn::document},
        {"code", ListColumn::codes},      {"codes", ListColumn::codes},
        {"text", ListColumn::text},       {"name", ListColumn::name},
        {"comment", ListColumn::comment}, {"reference", ListColumn::reference},
        {"n_codes", ListColumn::n_codes}, {"quotation_by", ListColumn::quotation_by},
        {"created", ListColumn::created}, {"document_groups", ListColumn::document_groups},
        {"start", ListColumn::start},     {"end", ListColumn::end}};
    for (const auto& [ours, column] : kNames)
        if (ours == name) return column;
    return std::nullopt;
}

std::string_view to_string(ListColumn column)
{
    for (const Words& row : kWords)
        if (row.column == column) return row.name;
    return {};
}

}  // namespace qda
