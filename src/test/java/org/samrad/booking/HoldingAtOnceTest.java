package org.samrad.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.schedule.Appointments;
import org.samrad.testing.BookingBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A hundred coordinators hold and book at the same moment, twenty at once, times that overlap with panels that share people: whoever
 * is first has the whole panel, and whoever comes too late has no part of theirs.
 */
@Import(BookingBeans.class)
abstract class HoldingAtOnceTest {

    private static final int WISHES = 100;
    private static final int AT_ONCE = 20;
    private static final List<String> PEOPLE = List.of("anna", "bo", "cia", "dag");

    @OnH2
    static class OnH2Test extends HoldingAtOnceTest {}

    @OnPostgres
    static class OnPostgresTest extends HoldingAtOnceTest {}

    @Autowired
    Holding holding;

    @Autowired
    Bookings bookings;

    @Autowired
    Holds holds;

    @Autowired
    Appointments appointments;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport database;

    @Autowired
    JdbcTemplate jdbc;

    /** Four who can take either of the two roles that each request has. */
    @BeforeEach
    void load() {
        databaseImport.replace(
                SmallClinic.with(WISHES).with(all -> {
                    all.specialists = copies(
                            all.specialists,
                            (row, id) -> new PlanningData.Specialist(
                                    id,
                                    "Name of " + id,
                                    null,
                                    row.organisation(),
                                    row.languages(),
                                    row.modes(),
                                    null,
                                    null,
                                    0,
                                    null));
                    all.specialistCompetences = copies(
                            all.specialistCompetences,
                            (row, id) -> new PlanningData.SpecialistCompetence(id, row.competence(), 4, null, null));
                    all.availabilities = PEOPLE.stream()
                            .flatMap(id -> all.availabilities.stream()
                                    .filter(row -> row.specialist().equals("anna"))
                                    .map(row -> new org.samrad.dataset.WeeklyTime(
                                            id, row.weekday(), row.from(), row.until(), null, null, null)))
                            .toList();
                    all.absences = List.of();
                    all.requestRoles = Stream.concat(
                                    all.requestRoles.stream(),
                                    all.requestRoles.stream()
                                            .filter(row -> row.request().startsWith("R"))
                                            .map(row -> new PlanningData.RequestRole(
                                                    row.request(), "second", "child-psychiatry", 3, false, null, null)))
                            .toList();
                }),
                LoadingProgress.SILENT);
    }

    private static <T> List<T> copies(List<T> rows, java.util.function.BiFunction<T, String, T> copy) {
        return PEOPLE.stream().map(id -> copy.apply(rows.getFirst(), id)).toList();
    }

    @Test
    void justThoseWinThatDoNotOverlapAndNoPartOfALosersStays() throws Exception {
        Map<String, Suggestion> wishes = wishes(7);
        Map<String, Boolean> won = allAtOnce(wishes, request -> {
            holding.hold(request, wishes.get(request), "account-" + request);
            return true;
        });

        Map<String, Placement> held = new TreeMap<>();
        holds.findAll().forEach(hold -> held.put(hold.request(), placementOf(hold.request())));
        assertJustTheWinners(wishes, won, held);
        assertThat(jdbc.queryForObject("select count(*) from hold_participant", Integer.class))
                .isEqualTo(2 * held.size());
        PlanningData data = database.forPlanning();
        assertThat(data.held().keySet()).isEqualTo(held.keySet());
        // Judged as if they could be moved: what is pinned may break rules.
        assertThat(ScheduleCheck.check(data.with(all -> all.bookedRoles = List.of()), data.published()))
                .isEmpty();
    }

    @Test
    void andSoDoThoseWhoBookAtOnceBesideThem() throws Exception {
        Map<String, Suggestion> wishes = wishes(8);
        Map<String, Boolean> won = allAtOnce(wishes, request -> {
            if (request.endsWith("0") || request.endsWith("5")) {
                holding.hold(request, wishes.get(request), "account-" + request);
            } else {
                bookings.book(request, wishes.get(request), "planner", true);
            }
            return true;
        });

        Map<String, Placement> placed = new TreeMap<>();
        database.forPlanning().published().forEach(row -> placed.computeIfAbsent(row.request(), this::placementOf));
        assertJustTheWinners(wishes, won, placed);
        assertThat(appointments.count() + holds.count()).isEqualTo(placed.size());
        assertThat(appointments.count()).isPositive();
        assertThat(jdbc.queryForObject(
                        "select count(*) from publication_change c" + " join appointment a on a.id = c.appointment",
                        Integer.class))
                .isEqualTo((int) appointments.count());
        assertThat(jdbc.queryForObject("select count(*) from notification", Integer.class))
                .isEqualTo(2 * (int) appointments.count());
    }

    @Test
    void oneRequestIsHeldOnceByWhoeverIsFirst() throws Exception {
        Map<String, Suggestion> wishes = new TreeMap<>();
        for (int number = 1; number <= AT_ONCE; number++) {
            wishes.put("account-" + number, suggestion(at(number % 10 / 5 * 7 + number % 5, 9), "anna", "bo"));
        }
        Map<String, Boolean> won = allAtOnce(wishes, account -> {
            holding.hold("R1", wishes.get(account), account);
            return true;
        });

        assertThat(won.values().stream().filter(one -> one)).hasSize(1);
        assertThat(holds.findAll())
                .singleElement()
                .satisfies(hold -> assertThat(won.get(hold.heldBy())).isTrue());
        assertThat(jdbc.queryForObject("select count(*) from hold_participant", Integer.class))
                .isEqualTo(2);
    }

    /** All who won are there as they wished, no two share somebody at a time, and each who lost would share somebody with one. */
    private static void assertJustTheWinners(
            Map<String, Suggestion> wishes, Map<String, Boolean> won, Map<String, Placement> placed) {
        assertThat(won.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(placed.keySet())
                .hasSizeBetween(10, 60);
        placed.forEach((request, placement) ->
                assertThat(Suggestion.of(placement)).as(request).isEqualTo(wishes.get(request)));
        wishes.forEach((request, wish) -> {
            List<String> inTheWay = placed.entrySet().stream()
                    .filter(other -> !other.getKey().equals(request))
                    .filter(other -> clash(wish, Suggestion.of(other.getValue())))
                    .map(Map.Entry::getKey)
                    .toList();
            if (placed.containsKey(request)) {
                assertThat(inTheWay).as("beside %s", request).isEmpty();
            } else {
                assertThat(inTheWay).as("in the way of %s", request).isNotEmpty();
            }
        });
    }

    private static boolean clash(Suggestion one, Suggestion other) {
        return one.start().isBefore(other.start().plusHours(1))
                && other.start().isBefore(one.start().plusHours(1))
                && !Collections.disjoint(one.panel().values(), other.panel().values());
    }

    /** For each, whether it was done; whatever else than a refusal comes is a failure. */
    private static Map<String, Boolean> allAtOnce(Map<String, Suggestion> wishes, OnePart part) throws Exception {
        var start = new CyclicBarrier(AT_ONCE);
        var results = new LinkedHashMap<String, Future<Boolean>>();
        var won = new TreeMap<String, Boolean>();
        List<String> names = new ArrayList<>(wishes.keySet());
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int at = 0; at < names.size(); at++) {
                String name = names.get(at);
                boolean first = at < AT_ONCE;
                Callable<Boolean> task = () -> {
                    if (first) {
                        start.await(20, TimeUnit.SECONDS);
                    }
                    try {
                        return part.of(name);
                    } catch (BookingRefused refused) {
                        return false;
                    }
                };
                results.put(name, threads.submit(task));
            }
            for (Map.Entry<String, Future<Boolean>> one : results.entrySet()) {
                won.put(one.getKey(), one.getValue().get(60, TimeUnit.SECONDS));
            }
        }
        return won;
    }

    private interface OnePart {
        boolean of(String name);
    }

    private Placement placementOf(String request) {
        return Placement.byRequest(database.forPlanning().published()).get(request);
    }

    /** For each request a quarter of an hour of one of two mornings, and two of the four. */
    private static Map<String, Suggestion> wishes(int seed) {
        var random = new Random(seed);
        var wishes = new TreeMap<String, Suggestion>();
        for (int number = 1; number <= WISHES; number++) {
            var people = new ArrayList<>(PEOPLE);
            Collections.shuffle(people, random);
            wishes.put(
                    "R" + number,
                    suggestion(
                            at(random.nextInt(2), 9).plusMinutes(15 * random.nextInt(25)),
                            people.get(0),
                            people.get(1)));
        }
        return wishes;
    }

    private static Suggestion suggestion(LocalDateTime start, String first, String second) {
        return new Suggestion(start, Mode.VIDEO, null, new TreeMap<>(Map.of("psychiatrist", first, "second", second)));
    }
}
