package org.samrad.edit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.Proposals;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.PlanQuery;
import org.samrad.plan.web.PlanWeek;
import org.samrad.plan.web.WeekPlan;
import org.samrad.suggest.Relocation;
import org.samrad.suggest.Relocations;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page says on which a consultation is moved: every start of a week, and everybody who could take a role. */
@Component
class MovePage {

    private static final LocalTime EARLIEST = LocalTime.of(8, 0);
    private static final LocalTime LATEST = LocalTime.of(17, 0);

    private final Proposals proposals;
    private final BoardWords words;

    MovePage(Proposals proposals, BoardWords words) {
        this.proposals = proposals;
        this.words = words;
    }

    /**
     * A move with what it costs or breaks, in words.
     *
     * @param until end of the consultation; of several refused starts in a row, the last start
     * @param cost with its sign, empty where it is refused
     * @param parts the cost by rule, each with its sign
     * @param rules the names of the rules that it breaks, none where it is valid
     * @param here whether it is where the consultation lies now
     */
    record Priced(
            LocalDateTime start,
            LocalDateTime until,
            String cost,
            String look,
            List<String> parts,
            List<String> rules,
            boolean here) {

        public boolean valid() {
            return rules.isEmpty();
        }
    }

    /** A day of the week with its starts; refused ones that follow each other for the same reason are one. */
    record Day(LocalDate date, List<Priced> starts) {}

    /** Somebody who could take a role. */
    record Seat(String specialist, String name, Priced move) {}

    /** A role with whom it has, and who else could take it. */
    record RoleSeats(String role, String now, List<Seat> able, List<Seat> refused) {}

    void fill(OpenPlan plan, Relocations moves, PlanQuery query, Model model) {
        PlanningData data = plan.data();
        ScheduleRow held = moves.held().getFirst();
        List<PlanWeek> weeks =
                PlanWeek.covering(data.header().horizonStart(), data.header().horizonEnd());
        PlanWeek asked = PlanWeek.read(query.week());
        PlanWeek week = asked != null && weeks.contains(asked)
                ? asked
                : PlanWeek.of(held.start().toLocalDate());
        Map<String, String> names = WeekPlan.names(data);
        model.addAttribute("query", query);
        model.addAttribute("plan", plan.ref().code());
        model.addAttribute("planName", words.plan(plan.ref(), null));
        model.addAttribute(
                "seen",
                plan.ref().isProposal()
                        ? proposals.findById(plan.ref().id()).orElseThrow().version()
                        : 0);
        model.addAttribute("held", held);
        model.addAttribute("panel", panel(moves, names));
        model.addAttribute("siteNames", WeekPlan.siteNames(data));
        model.addAttribute("weeks", weeks);
        model.addAttribute("week", week);
        model.addAttribute("weekNotShown", query.otherWeekThan(week));
        model.addAttribute("previousWeek", weeks.contains(week.previous()) ? week.previous() : null);
        model.addAttribute("nextWeek", weeks.contains(week.next()) ? week.next() : null);
        model.addAttribute("days", days(moves, week));
        model.addAttribute("roles", roles(moves, names));
    }

    private static Map<String, String> panel(Relocations moves, Map<String, String> names) {
        var panel = new LinkedHashMap<String, String>();
        moves.held().forEach(row -> panel.put(row.role(), names.getOrDefault(row.specialist(), row.specialist())));
        return panel;
    }

    private List<Day> days(Relocations moves, PlanWeek week) {
        ScheduleRow held = moves.held().getFirst();
        LocalTime earliest = earlier(EARLIEST, held.start().toLocalTime().withMinute(0));
        LocalTime latest = later(LATEST, held.end().toLocalTime());
        Map<LocalDate, List<Relocation>> byDay =
                moves.starts(week.monday(), week.next().monday(), earliest, latest).stream()
                        .collect(Collectors.groupingBy(
                                move -> move.rows().getFirst().start().toLocalDate(),
                                LinkedHashMap::new,
                                Collectors.toList()));
        return byDay.entrySet().stream()
                .filter(day -> day.getKey().getDayOfWeek().getValue() <= 5
                        || day.getValue().stream().anyMatch(Relocation::valid))
                .map(day -> new Day(day.getKey(), together(day.getValue(), moves)))
                .toList();
    }

    private static LocalTime earlier(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalTime later(LocalTime one, LocalTime other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Priced> together(List<Relocation> starts, Relocations moves) {
        var entries = new ArrayList<Priced>();
        for (Relocation move : starts) {
            Priced next = priced(move, moves);
            Priced last = entries.isEmpty() ? null : entries.getLast();
            if (last != null
                    && !next.valid()
                    && !next.here()
                    && !last.here()
                    && next.rules().equals(last.rules())) {
                entries.removeLast();
                next = new Priced(last.start(), next.start(), "", "", List.of(), last.rules(), false);
            }
            entries.add(next);
        }
        return entries;
    }

    private List<RoleSeats> roles(Relocations moves, Map<String, String> names) {
        Map<String, String> panel = panel(moves, names);
        return moves.roles().stream()
                .map(role -> {
                    List<Seat> seats = moves.seats(role.role()).stream()
                            .map(move -> seat(role.role(), move, moves, names))
                            .toList();
                    return new RoleSeats(
                            role.role(),
                            panel.getOrDefault(role.role(), ""),
                            seats.stream().filter(seat -> seat.move.valid()).toList(),
                            seats.stream()
                                    .filter(seat -> !seat.move.valid())
                                    .sorted(Comparator.comparing(Seat::name, words.alphabet()))
                                    .toList());
                })
                .toList();
    }

    private Seat seat(String role, Relocation move, Relocations moves, Map<String, String> names) {
        String specialist = move.rows().stream()
                .filter(row -> row.role().equals(role))
                .map(ScheduleRow::specialist)
                .findFirst()
                .orElseThrow();
        return new Seat(specialist, names.getOrDefault(specialist, specialist), priced(move, moves));
    }

    /** A move in words. */
    Priced priced(Relocation move, Relocations moves) {
        ScheduleRow any = move.rows().getFirst();
        boolean here = any.start().equals(moves.held().getFirst().start());
        List<String> rules = move.broken().stream().map(words::rule).toList();
        if (!rules.isEmpty()) {
            return new Priced(any.start(), any.end(), "", "", List.of(), rules, here);
        }
        List<String> parts = move.byRule().entrySet().stream()
                .filter(part -> words.signed(part.getValue()) != null)
                .map(part -> words.rule(part.getKey().id()) + " " + words.signed(part.getValue()))
                .toList();
        @Nullable String cost = words.signed(move.cost());
        return new Priced(
                any.start(),
                any.end(),
                cost == null ? words.text("board.same") : cost,
                cost == null ? "same" : move.cost() < 0 ? "cheaper" : "dearer",
                parts,
                List.of(),
                here);
    }
}
