package org.samrad.inbox.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Competence;
import org.samrad.competence.CompetenceTree;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Qualification;
import org.samrad.specialist.Specialist;
import org.samrad.system.Dates;
import org.samrad.time.PublicHolidays;
import org.samrad.time.TimeRange;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Who could take a seat that is asked for, and when they offer time: what of it can't be had. */
final class Colleagues {

    private static final String INTERPRETER = "interpreter-";
    private static final int NAMED = 3;

    private Colleagues() {}

    /** What stands in the way of the seats and the windows of a request. */
    static List<Note> notes(Outlook.Asked asked, RequestChoices.Catalogue all, Names names, Dates dates) {
        var sectors = all.organisations().stream().collect(Collectors.toMap(Organisation::id, Organisation::sector));
        return new Look(
                        asked,
                        names,
                        dates,
                        all.specialists().stream()
                                .filter(one -> !one.isRetired())
                                .toList(),
                        sectors,
                        CompetenceTree.of(all.competences(), Competence::id, Competence::broader),
                        new HashMap<>())
                .notes();
    }

    /**
     * One look at one request.
     *
     * @param longest the longest stretch in minutes that a person offers on the days asked for, by id, once it was looked for
     */
    private record Look(
            Outlook.Asked asked,
            Names names,
            Dates dates,
            List<Specialist> people,
            Map<String, Sector> sectors,
            CompetenceTree tree,
            Map<String, Long> longest) {

        List<Note> notes() {
            var notes = new ArrayList<Note>();
            var able = new ArrayList<List<Specialist>>();
            var named = new HashSet<String>();
            List<RoleRow> rows = asked.form().roles();
            for (int i = 0; i < rows.size(); i++) {
                RoleRow row = rows.get(i);
                var seat = new ArrayList<Note>();
                String person = RequestChoices.idOf(row.specialist(), names.specialists());
                String before = asked.published().get(row.sameAs());
                List<Specialist> may = List.of();
                if (person != null && before != null && !person.equals(before)) {
                    seat.add(Note.unmet(
                            at(i, "sameAs"), "same-named", names.specialist(person), names.specialist(before)));
                } else if (before != null) {
                    may = samePerson(i, row, before, seat);
                    if (!row.optional() && !named.add(before)) {
                        seat.add(Note.unmet(at(i, "sameAs"), "same-twice", names.specialist(before)));
                    }
                } else if (person != null) {
                    may = person(i, row, person, seat);
                    if (!row.optional() && !named.add(person)) {
                        seat.add(Note.unmet(at(i, "specialist"), "person-twice", names.specialist(person)));
                    }
                } else if (row.specialist().isEmpty() && names.competences().containsKey(row.competence())) {
                    may = anybody(i, row, seat);
                }
                for (Note note : seat) {
                    notes.add((row.optional() ? note.asHint() : note).of(asked.form(), i));
                }
                if (!row.optional() && !may.isEmpty()) {
                    able.add(may);
                }
            }
            windows(able, notes);
            return notes;
        }

        /** The people who could take a seat, or nobody with the first reason why. */
        private List<Specialist> anybody(int i, RoleRow row, List<Note> notes) {
            String competence = names.competence(row.competence());
            int level = level(row);
            String field = at(i, "competence");
            List<Specialist> holders = having(people, one -> best(one, row) > 0);
            List<Specialist> high = having(holders, one -> best(one, row) >= level);
            List<Specialist> inSector = having(high, one -> isInSector(one, row));
            List<Specialist> known = having(inSector, one -> !asked.excluded().contains(one.id()));
            List<Specialist> speaking = having(known, one -> speaks(one, row));
            List<Specialist> meeting = having(speaking, this::meets);
            List<Specialist> free = having(meeting, one -> longest(one) >= asked.duration());
            if (holders.isEmpty()) {
                notes.add(Note.unmet(field, "nobody-holds", competence));
            } else if (high.isEmpty()) {
                int highest =
                        holders.stream().mapToInt(one -> best(one, row)).max().orElse(0);
                long count = holders.stream()
                        .filter(one -> best(one, row) == highest)
                        .count();
                notes.add(Note.unmet(at(i, "level"), "nobody-at-level", competence, level, highest, count));
            } else if (inSector.isEmpty()) {
                notes.add(Note.unmet(
                        at(i, "sector"), "nobody-in-sector", competence, sectorWord(row.sector()), high.size()));
            } else if (known.isEmpty()) {
                notes.add(Note.unmet(field, "nobody-but-excluded", competence));
            } else if (speaking.isEmpty()) {
                notes.add(Note.unmet("languages", "nobody-speaks", competence, known.size()));
            } else if (meeting.isEmpty()) {
                notes.add(Note.unmet("modes", "nobody-meets", competence, speaking.size()));
            } else if (free.isEmpty()) {
                notes.add(noTime(competence, meeting));
            }
            return free;
        }

        /** The person, where they could take the seat that names them. */
        private List<Specialist> person(int i, RoleRow row, String id, List<Note> notes) {
            String field = at(i, "specialist");
            Specialist person = present(id);
            if (person == null) {
                return gone(field, id, notes);
            }
            String name = person.name();
            boolean asksCompetence = names.competences().containsKey(row.competence());
            if (asksCompetence && best(person, row) < level(row)) {
                List<Specialist> others = having(people, one -> best(one, row) >= level(row));
                notes.add(Note.unmet(
                        field,
                        best(person, row) == 0
                                ? others.isEmpty() ? "person-lacks" : "person-lacks-others-hold"
                                : others.isEmpty() ? "person-below" : "person-below-others-hold",
                        name,
                        names.competence(row.competence()),
                        level(row),
                        best(person, row),
                        others.size(),
                        others.stream()
                                .map(Specialist::name)
                                .sorted()
                                .limit(NAMED)
                                .collect(Collectors.joining(", "))));
            } else if (!isInSector(person, row)) {
                notes.add(Note.unmet(field, "person-sector", name, sectorWord(row.sector())));
            } else if (asked.excluded().contains(id)) {
                notes.add(Note.unmet(field, "person-excluded", name));
            } else if (!speaks(person, row)) {
                notes.add(Note.unmet(field, "person-language", name));
            } else if (!meets(person)) {
                notes.add(Note.unmet(field, "person-mode", name));
            } else if (longest(person) < asked.duration()) {
                notes.add(noTime(name, List.of(person)));
            } else {
                return List.of(person);
            }
            return List.of();
        }

        /** The person who is published in the role that this one is to be the same as, where they could take it, too. */
        private List<Specialist> samePerson(int i, RoleRow row, String id, List<Note> notes) {
            String field = at(i, "sameAs");
            Specialist person = present(id);
            if (person == null) {
                return gone(field, id, notes);
            }
            String name = person.name();
            if (names.competences().containsKey(row.competence()) && best(person, row) < level(row)) {
                notes.add(Note.unmet(field, "same-lacks", name, names.competence(row.competence()), level(row)));
            } else if (!isInSector(person, row)) {
                notes.add(Note.unmet(field, "same-sector", name, sectorWord(row.sector())));
            } else if (asked.excluded().contains(id)) {
                notes.add(Note.unmet(field, "same-excluded", name));
            } else if (!speaks(person, row)) {
                notes.add(Note.unmet(field, "same-language", name));
            } else if (!meets(person)) {
                notes.add(Note.unmet(field, "same-mode", name));
            } else if (longest(person) < asked.duration()) {
                notes.add(noTime(name, List.of(person)));
            } else {
                return List.of(person);
            }
            return List.of();
        }

        private @Nullable Specialist present(String id) {
            return having(people, one -> one.id().equals(id)).stream()
                    .findFirst()
                    .orElse(null);
        }

        private List<Specialist> gone(String field, String id, List<Note> notes) {
            notes.add(Note.unmet(field, "person-gone", names.specialist(id)));
            return List.of();
        }

        private Note noTime(String who, List<Specialist> people) {
            long most = people.stream().mapToLong(this::longest).max().orElse(0);
            return most == 0
                    ? Note.unmet("latest", "no-time", who, dates.date(asked.first()), dates.date(asked.last()))
                    : Note.unmet("duration", "too-long", who, asked.duration(), most);
        }

        /** Times that do nothing; where none does anything, the request gets no place. */
        private void windows(List<List<Specialist>> able, List<Note> notes) {
            var idle = new ArrayList<Note>();
            int must = 0;
            var fields = new TypedFields(new FormProblems());
            for (int i = 0; i < asked.form().windows().size(); i++) {
                WindowRow row = asked.form().windows().get(i);
                LocalDate day = fields.date("", row.day());
                LocalDate untilDay = row.untilDay().isEmpty() ? day : fields.date("", row.untilDay());
                var from = fields.time("", row.from());
                var until = fields.time("", row.until());
                if (row.preferred() || day == null || untilDay == null || from == null || until == null) {
                    continue;
                }
                must++;
                if (day.atTime(from).isBefore(untilDay.atTime(until))) {
                    var window = new TimeRange(day.atTime(from), untilDay.atTime(until));
                    Note note = window("windows-" + i + "-", window, able);
                    if (note != null) {
                        idle.add(note.of(said(window), i));
                    }
                }
            }
            boolean unmet = must > 0 && idle.size() == must;
            idle.stream().map(note -> unmet ? note : note.asHint()).forEach(notes::add);
        }

        private String said(TimeRange window) {
            LocalDate day = window.from().toLocalDate();
            return window.until().toLocalDate().equals(day)
                    ? dates.shortDay(day) + " " + dates.times(window.from(), window.until())
                    : dates.span(window.from(), window.until());
        }

        private @Nullable Note window(String at, TimeRange window, List<List<Specialist>> able) {
            LocalDate day = window.from().toLocalDate();
            LocalDate lastDay = window.until().minusNanos(1).toLocalDate();
            if (window.minutes() < asked.duration()) {
                return Note.unmet(at + "until", "window-short", asked.duration());
            }
            if (day.isAfter(asked.last()) && asked.waits()) {
                return Note.unmet(at + "day", "window-after-plan", dates.date(asked.last()))
                        .asHint();
            }
            if (lastDay.isBefore(asked.first()) || day.isAfter(asked.last())) {
                return Note.unmet(at + "day", "window-outside", dates.date(asked.first()), dates.date(asked.last()));
            }
            LocalDate from = day.isBefore(asked.first()) ? asked.first() : day;
            LocalDate until = lastDay.isAfter(asked.last()) ? asked.last() : lastDay;
            if (from.datesUntil(until.plusDays(1)).allMatch(one -> PublicHolidays.isHoliday(asked.country(), one))) {
                return Note.unmet(at + "day", "window-holiday");
            }
            boolean off =
                    able.stream().anyMatch(may -> may.stream().noneMatch(one -> offers(one, from, until, window)));
            return off ? Note.unmet(at + "from", "window-not-offered") : null;
        }

        private long longest(Specialist one) {
            return longest.computeIfAbsent(
                    one.id(),
                    id -> asked.first()
                            .datesUntil(asked.last().plusDays(1))
                            .flatMap(day -> one.offeredOn(day, asked.country()).stream())
                            .mapToLong(TimeRange::minutes)
                            .max()
                            .orElse(0));
        }

        private boolean offers(Specialist one, LocalDate from, LocalDate until, TimeRange window) {
            return from.datesUntil(until.plusDays(1))
                    .flatMap(day -> one.offeredOn(day, asked.country()).stream())
                    .anyMatch(stretch -> stretch.minutesShared(window) >= asked.duration());
        }

        /** The highest level at which somebody holds what a seat asks for on some of the days; 0 where they don't. */
        private int best(Specialist one, RoleRow row) {
            return one.qualifications().stream()
                    .filter(held -> tree.isSameOrNarrower(held.competence(), row.competence()))
                    .filter(held ->
                            held.validFrom() == null || !held.validFrom().isAfter(asked.last()))
                    .filter(held ->
                            held.validUntil() == null || held.validUntil().isAfter(asked.first()))
                    .mapToInt(Qualification::level)
                    .max()
                    .orElse(0);
        }

        private boolean isInSector(Specialist one, RoleRow row) {
            Sector sector = sectors.get(one.organisation());
            return row.sector().isEmpty() || sector != null && sector.name().equals(row.sector());
        }

        private boolean speaks(Specialist one, RoleRow row) {
            return asked.form().languages().isEmpty()
                    || row.competence().startsWith(INTERPRETER)
                    || !Collections.disjoint(one.languages(), asked.form().languages());
        }

        private boolean meets(Specialist one) {
            Set<Mode> modes = asked.modes();
            return modes.isEmpty() || !Collections.disjoint(one.modes(), modes);
        }

        private static List<Specialist> having(List<Specialist> of, Predicate<Specialist> what) {
            return of.stream().filter(what).toList();
        }

        private static int level(RoleRow row) {
            return row.level().matches("[1-5]") ? Integer.parseInt(row.level()) : 1;
        }

        private static Object sectorWord(String sector) {
            return new DefaultMessageSourceResolvable(new String[] {"sector." + sector}, sector);
        }

        private static String at(int row, String field) {
            return "roles-" + row + "-" + field;
        }
    }
}
