package org.samrad.masterdata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.MasterRows;
import org.samrad.limits.FilterNotRead;
import org.samrad.system.PageLinks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Master data in lists. */
@Controller
class MasterController {

    private static final int PAGE_SIZE = 50;

    private final MasterRows rows;
    private final MasterList list;
    private final CellWords words;
    private final TravelMatrix matrix;

    MasterController(MasterRows rows, MasterList list, CellWords words, TravelMatrix matrix) {
        this.rows = rows;
        this.list = list;
        this.words = words;
        this.matrix = matrix;
    }

    @GetMapping("/admin/data")
    String tables(Model model) {
        var counts = new TreeMap<String, Integer>();
        rows.counts(ShownTables.SHOWN).forEach((table, count) -> counts.put(ShownTables.slug(table), count));
        model.addAttribute(
                "tables", ShownTables.SHOWN.stream().map(ShownTables::slug).toList());
        model.addAttribute("counts", counts);
        return "masterdata/tables";
    }

    @GetMapping("/admin/data/{table}")
    String list(
            @PathVariable("table") String slug,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean down,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(defaultValue = "false") boolean retired,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        PlanningTable table = ShownTables.of(slug);
        var query = ListQuery.of(table, q, sort, down, of, retired, page);
        MasterList.Found found = list.find(query, locale);
        PageLinks pages =
                PageLinks.of(PageLinks.index(page), PAGE_SIZE, found.lines().size());
        model.addAttribute("slug", slug);
        model.addAttribute("query", query);
        String reference = ShownTables.mainReference(table);
        model.addAttribute(
                "notRead",
                Stream.of(
                                RegionalQuery.notSorted(table.file().columns(), sort),
                                reference == null
                                        ? Optional.<FilterNotRead>empty()
                                        : FilterNotRead.unless(
                                                found.choices().keySet(),
                                                "master.column." + reference,
                                                of,
                                                FilterNotRead.Must.CHOICE))
                        .flatMap(Optional::stream)
                        .toList());
        model.addAttribute("columns", ShownTables.listed(table));
        model.addAttribute("reference", reference);
        model.addAttribute("choices", found.choices());
        model.addAttribute("rows", pages.of(found.lines(), PAGE_SIZE));
        model.addAttribute("pages", pages);
        model.addAttribute(
                "retirable",
                ShownTables.parent(table) != null
                        || table == PlanningTable.SITES
                        || table == PlanningTable.SPECIALISTS);
        return "masterdata/list";
    }

    /** The list as it is shown, all of its pages. */
    @GetMapping("/admin/data/{table}/csv")
    ResponseEntity<byte[]> csv(
            @PathVariable("table") String slug,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean down,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(defaultValue = "false") boolean retired,
            Locale locale) {
        PlanningTable table = ShownTables.of(slug);
        MasterList.Found found = list.find(ListQuery.of(table, q, sort, down, of, retired, 1), locale);
        List<String> header = ShownTables.listed(table).stream()
                .map(column -> words.say("master.column." + column, locale))
                .toList();
        return MasterCsv.answer(
                slug + ".csv",
                header,
                found.lines().stream().map(MasterList.Line::cells).toList());
    }

    /**
     * The travel times between sites, some of them at a time.
     *
     * @param page of the sites where a way begins
     * @param across the page of those where it ends
     */
    @GetMapping("/admin/data/travel_times/matrix")
    String matrix(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "1") int across,
            Locale locale,
            Model model) {
        matrix.fill(page, across, locale, model);
        return "masterdata/matrix";
    }
}
