package org.samrad.masterdata;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.ChangedBy;
import org.samrad.masterdata.RowSaving.Saved;
import org.samrad.masterdata.RowSaving.Typed;
import org.samrad.mytime.TimeKeeping;
import org.samrad.time.PlanningHorizons;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** One row of master data: looked at, changed, taken away, brought back. */
@Controller
class RowController {

    /** Before the name of a column, so that none is taken for something else. */
    private static final String CELL = "c_";

    private final RowPage page;
    private final RowSaving saving;
    private final TimeKeeping times;
    private final PlanningHorizons horizons;

    RowController(RowPage page, RowSaving saving, TimeKeeping times, PlanningHorizons horizons) {
        this.page = page;
        this.saving = saving;
        this.times = times;
        this.horizons = horizons;
    }

    /** @param ref the row; none for a new one */
    @GetMapping("/admin/data/{table}/row")
    String show(
            @PathVariable("table") String slug,
            @RequestParam(defaultValue = "") String ref,
            @RequestParam MultiValueMap<String, String> given,
            Locale locale,
            Model model) {
        RowOutcome outcome = model.getAttribute("sent") instanceof RowOutcome sent ? sent : null;
        page.fill(ShownTables.of(slug), ref, cells(ShownTables.of(slug), given), outcome, locale, model);
        return "masterdata/row";
    }

    /** @param act {@code remove} to take the row away, anything else to save it */
    @PostMapping("/admin/data/{table}/row")
    String save(
            @PathVariable("table") String slug,
            @RequestParam(defaultValue = "") String ref,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String confirmed,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam MultiValueMap<String, String> given,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        if (horizons.current().isEmpty()) {
            // By what calendar the rest is meant comes first; the page there says so.
            after.addFlashAttribute("first", true);
            return "redirect:/admin/settings";
        }
        PlanningTable table = ShownTables.of(slug);
        var typed = new Typed(table, ref, seen, cells(table, given), confirmed);
        Saved saved = act.equals("remove") ? saving.remove(typed, user) : saving.save(typed, user);
        return leadOn(slug, ref, saved, after);
    }

    /** @param into the competence that the other becomes a part of */
    @PostMapping("/admin/data/competences/merge")
    String merge(
            @RequestParam String ref,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String confirmed,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        Saved saved = saving.mergeInto(new Typed(PlanningTable.COMPETENCES, ref, "", Map.of(), confirmed), into, user);
        after.addFlashAttribute("into", into);
        return leadOn("competences", ref, saved, after);
    }

    @PostMapping("/admin/data/{table}/restore")
    String restore(
            @PathVariable("table") String slug,
            @RequestParam String ref,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        boolean back = times.bringBack(ShownTables.of(slug), ref, ChangedBy.page(user, AccountRole.ADMINISTRATOR));
        after.addFlashAttribute("told", back ? "master.restored" : "told.nothing");
        return "redirect:" + address(slug, ref);
    }

    private static String leadOn(String slug, String ref, Saved saved, RedirectAttributes after) {
        if (saved.outcome().isPresent()) {
            after.addFlashAttribute("sent", saved.outcome().get());
            return "redirect:" + address(slug, ref);
        }
        after.addFlashAttribute("told", saved.said());
        return "redirect:" + (saved.ref().isEmpty() ? "/admin/data/" + slug : address(slug, saved.ref()));
    }

    private static String address(String slug, String ref) {
        return UriComponentsBuilder.fromPath("/admin/data/{table}/row")
                .queryParam("ref", "{ref}")
                .encode()
                .buildAndExpand(slug, ref)
                .toUriString();
    }

    /** The cells that came, several of one column as a list. */
    private static Map<String, String> cells(PlanningTable table, MultiValueMap<String, String> given) {
        Map<String, String> cells = new HashMap<>();
        for (String column : table.file().columns()) {
            List<String> values = given.get(CELL + column);
            if (values != null) {
                cells.put(column, String.join(";", values).strip());
            }
        }
        return cells;
    }
}
