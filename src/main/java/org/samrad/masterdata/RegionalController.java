package org.samrad.masterdata;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.sheet.TypedRow;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.DataMerge;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.masterdata.RegionalData.Holiday;
import org.samrad.system.PageLinks;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The region's own holidays. */
@Controller
class RegionalController {

    private static final String PATH = "/admin/data/holidays";
    private static final String BACK = "redirect:" + PATH;
    private static final int PAGE_SIZE = 50;

    private final RegionalData regional;
    private final DataMerge merge;
    private final RegionalHistory history;
    private final RegionalList list;
    private final CellWords words;

    RegionalController(
            RegionalData regional, DataMerge merge, RegionalHistory history, RegionalList list, CellWords words) {
        this.regional = regional;
        this.list = list;
        this.words = words;
        this.merge = merge;
        this.history = history;
    }

    /**
     * A holiday as it was typed.
     *
     * @param errors the keys of all that is wrong
     * @param broken the requests whose consultations it would break, where it waits to be confirmed
     * @param confirm what stands for the day and for what it would break; empty where nothing waits to be confirmed
     */
    record TypedHoliday(String date, String name, List<String> errors, List<String> broken, String confirm)
            implements Serializable {

        static TypedHoliday wrong(String date, String name, List<String> errors) {
            return new TypedHoliday(date, name, errors, List.of(), "");
        }
    }

    @GetMapping(PATH)
    String holidays(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean down,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        var query = RegionalQuery.of(PATH, RegionalList.HOLIDAY_COLUMNS, q, sort, down);
        List<Holiday> found = list.holidays(query, locale);
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, found.size());
        model.addAttribute("query", query);
        model.addAttribute(
                "notRead",
                RegionalQuery.notSorted(RegionalList.HOLIDAY_COLUMNS, sort).stream()
                        .toList());
        model.addAttribute("pages", pages);
        model.addAttribute("holidays", pages.of(found, PAGE_SIZE));
        model.addAttribute("history", history.ofHolidays(locale));
        return "masterdata/holidays";
    }

    /** The list as it is shown, all of its pages. */
    @GetMapping(PATH + "/csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean down,
            Locale locale) {
        return MasterCsv.answer(
                "own_holidays.csv",
                List.of(words.say("master.holiday.date", locale), words.say("master.column.name", locale)),
                list.holidays(RegionalQuery.of(PATH, RegionalList.HOLIDAY_COLUMNS, q, sort, down), locale).stream()
                        .map(one -> List.of(one.date().toString(), one.name()))
                        .toList());
    }

    /**
     * @param remove a day that is to be none any more; empty to add one
     * @param confirmed {@link TypedHoliday#confirm} of what was shown and agreed to; empty where nothing was
     */
    @PostMapping(PATH)
    String keepHoliday(
            @RequestParam(defaultValue = "") String remove,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String confirmed,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        LocalDate gone = day(remove);
        if (gone != null) {
            after.addFlashAttribute("told", regional.remove(gone, user) ? "master.removed" : "told.gone-already");
            return BACK;
        }
        LocalDate day = day(date);
        String called = Texts.clean(name);
        List<String> errors = new ArrayList<>();
        if (day == null) {
            errors.add("master.holiday.error.date");
        }
        if (called.isEmpty() || !Limits.isShort(called) || !Texts.isProper(called)) {
            errors.add("master.holiday.error.name");
        } else if (IdentityNumbers.firstIn(called).isPresent()) {
            errors.add("account.error.identity-name");
        }
        if (day == null || !errors.isEmpty()) {
            after.addFlashAttribute("typed", TypedHoliday.wrong(date, name, errors));
            return BACK;
        }
        List<BrokenConsultation> broken = merge.brokenByHoliday(day);
        String confirm = BrokenConsultation.agreed(day.toString(), broken, user);
        if (!broken.isEmpty() && !confirm.equals(confirmed)) {
            List<String> told = broken.stream()
                    .map(one -> one.revealsPlaceAndTimeTo(user) ? one.request() : NOT_SHOWN)
                    .distinct()
                    .sorted()
                    .toList();
            after.addFlashAttribute("typed", new TypedHoliday(date, name, List.of(), told, confirm));
            return BACK;
        }
        regional.keep(new Holiday(day, called), user);
        after.addFlashAttribute("told", "master.saved");
        return BACK;
    }

    /** Stands for all that the reader learns nothing of. */
    private static final String NOT_SHOWN = "";

    private static @Nullable LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(TypedRow.cell(LocalDate.class, typed));
            return Limits.isDay(day) ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
