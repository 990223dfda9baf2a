package org.samrad.inbox.bulk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.UrgencyNames;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the pages of tables of requests. */
@Component
class BulkPage {

    /** How many rows can be mended at once; the others come after them. */
    private static final int MENDED_AT_ONCE = 20;

    private final BulkImports imports;
    private final BulkReading reading;
    private final BulkMatches matches;
    private final BulkQuestions questions;
    private final RequestChoices choices;
    private final MessageSource messages;
    private final UrgencyNames urgencies;
    private final PlanningHorizons horizons;
    private final Clock clock;

    BulkPage(
            BulkImports imports,
            BulkReading reading,
            BulkMatches matches,
            BulkQuestions questions,
            RequestChoices choices,
            MessageSource messages,
            UrgencyNames urgencies,
            PlanningHorizons horizons,
            Clock clock) {
        this.imports = imports;
        this.reading = reading;
        this.matches = matches;
        this.questions = questions;
        this.choices = choices;
        this.messages = messages;
        this.urgencies = urgencies;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** A table in the list. */
    record Line(long id, LocalDateTime created, int rows, long open) {}

    void fillStart(CurrentUser user, Locale locale, Model model) {
        model.addAttribute("oneOf", oneOf(locale));
        model.addAttribute("mostRows", BulkImports.MOST_ROWS);
        model.addAttribute("mostTables", BulkImports.MOST);
        model.addAttribute("days", BulkImports.KEPT.toDays());
        model.addAttribute("columns", BulkColumn.values());
        model.addAttribute(
                "tables",
                imports.all(user.username()).stream()
                        .map(kept -> new Line(
                                kept.id(),
                                LocalDateTime.ofInstant(kept.createdAt(), horizons.zone(clock)),
                                kept.rows().size(),
                                kept.open()))
                        .toList());
    }

    /**
     * @param match whether rows are matched before the page is shown, as far as there is time
     * @param asked whether it says of every row what is asked before it is filed
     */
    void fill(BulkImports.Kept kept, boolean match, boolean asked, Locale locale, Model model) {
        List<BulkReading.Read> read = reading.read(kept.rows(), locale);
        List<BulkReading.Read> broken =
                read.stream().filter(one -> one.isOpen() && !one.isSound()).toList();
        List<BulkReading.Read> sound = sound(read);
        model.addAttribute("id", kept.id());
        model.addAttribute("columns", BulkColumn.values());
        model.addAttribute("total", read.size());
        model.addAttribute("broken", broken.stream().limit(MENDED_AT_ONCE).toList());
        model.addAttribute("brokenCount", broken.size());
        model.addAttribute("sound", sound);
        model.addAttribute("filed", read.stream().filter(one -> !one.isOpen()).toList());
        model.addAttribute("oneOf", oneOf(locale));
        model.addAttribute(
                "known",
                Map.of(
                        BulkColumn.COMPETENCES, choices.competences(locale),
                        BulkColumn.ORGANISATION, choices.organisations(locale),
                        BulkColumn.SITES, choices.sites(locale)));
        model.addAttribute("names", choices.names(locale));
        List<BulkMatches.Matched> matched = match ? matches.from(sound, 0) : List.of();
        model.addAttribute("matched", matched);
        BulkQuestions.Asked of = questions.of(asked ? sound : rows(matched), locale);
        model.addAttribute("notes", of.notes());
        model.addAttribute("answer", asked && !of.notes().isEmpty() ? of.answer() : null);
        model.addAttribute("withMatches", match);
    }

    /** @param from the place of the first row among those that are sound */
    void fillMatches(BulkImports.Kept kept, int from, Locale locale, Model model) {
        List<BulkReading.Read> sound = sound(reading.read(kept.rows(), locale));
        List<BulkMatches.Matched> matched = matches.from(sound, from);
        model.addAttribute("id", kept.id());
        model.addAttribute("matched", matched);
        model.addAttribute("notes", questions.of(rows(matched), locale).notes());
        model.addAttribute("next", Math.max(0, from) + matched.size());
        model.addAttribute("soundCount", sound.size());
        model.addAttribute("names", choices.names(locale));
    }

    /** All that a cell can say, in the reader's words, by those columns that know only a few. */
    private Map<BulkColumn, List<String>> oneOf(Locale locale) {
        return Map.of(
                BulkColumn.FORM,
                names(Form.values(), "form.", locale),
                BulkColumn.MODES,
                names(Mode.values(), "mode.", locale),
                BulkColumn.URGENCY,
                Stream.of(Urgency.values())
                        .map(one -> urgencies.name(one, locale))
                        .toList());
    }

    private List<String> names(Enum<?>[] all, String prefix, Locale locale) {
        return Stream.of(all)
                .map(one -> messages.getMessage(prefix + one.name(), null, locale))
                .toList();
    }

    private static List<BulkReading.Read> rows(List<BulkMatches.Matched> matched) {
        return matched.stream().map(BulkMatches.Matched::read).toList();
    }

    private static List<BulkReading.Read> sound(List<BulkReading.Read> read) {
        return read.stream().filter(one -> one.isOpen() && one.isSound()).toList();
    }
}
