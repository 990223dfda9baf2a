package org.samrad.masterdata;

import java.util.List;
import java.util.Locale;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.ChangeTrail;
import org.samrad.limits.Texts;
import org.samrad.system.PageLinks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened to the rows of a table: also to those that are gone, which have no page of their own any more. */
@Controller
class TableChangesController {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST = 200;

    private final ChangeTrail trail;
    private final CellWords words;
    private final RowHistory history;

    TableChangesController(ChangeTrail trail, CellWords words, RowHistory history) {
        this.trail = trail;
        this.words = words;
        this.history = history;
    }

    /** @param q what the keys of the rows hold; empty for any */
    @GetMapping("/admin/data/{table}/changes")
    String changes(
            @PathVariable("table") String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        PlanningTable table = ShownTables.of(slug);
        String sought = Texts.proper(q);
        String key = sought.substring(0, Math.min(sought.length(), LONGEST)).strip();
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, trail.countOfTable(table, key));
        List<ChangeTrail.Line> lines = trail.ofTable(table, key, (pages.number() - 1) * PAGE_SIZE, PAGE_SIZE);
        CellWords.Names names = words.names(CellWords.referredTo(table), locale);
        model.addAttribute("slug", slug);
        model.addAttribute("q", key);
        model.addAttribute("pages", pages);
        model.addAttribute("history", history.withKeys(lines, names, locale));
        return "masterdata/changes";
    }
}
