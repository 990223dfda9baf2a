package org.samrad.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.exchange.Region;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestWindow;
import org.samrad.system.As;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Questions as they are stored. */
@Import(DatabaseBeans.class)
@Transactional
abstract class QuestionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);

    @OnH2
    static class OnH2Test extends QuestionsTest {}

    @OnPostgres
    static class OnPostgresTest extends QuestionsTest {}

    @Autowired
    private DatabaseImport databaseImport;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlanningHorizons horizons;

    @Autowired
    private Clock clock;

    private Questions questions;

    @BeforeEach
    void load() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        questions = new Questions(database, horizons, clock);
    }

    @Test
    void everyKindOfQuestionIsReadAsItWasAsked() {
        List<Relaxation> all = List.of(
                new LaterLatestDay("R3", DAY, 7, Urgency.DAYS_30),
                new ExtraMinutes("P1", DAY, LocalTime.of(16, 0), LocalTime.of(16, 30), null),
                new ShorterDuration("R3", 60, 45),
                new OtherWindow("R3", DAY.atTime(9, 0), DAY.atTime(10, 0)),
                new OtherGap("R4", "R3", RequestLink.Bound.LEAST_DAYS, 14, 10),
                new LowerLevel("R3", "doctor", 4, 3),
                new DroppedRole("R3", "doctor"),
                new OtherMode("R3", Mode.PHONE),
                new OtherSite("R3", "S1"),
                new OtherPerson("R3", "doctor", null, 2));
        assertThat(all).extracting(Relaxation::kind).containsExactlyInAnyOrderElementsOf(QuestionRules.ASKED);

        all.forEach(one -> questions.add("R3", one, "so far", "why", As.COORDINATING_PLANNER, null));

        assertThat(questions.of("R3"))
                .extracting(PlannersQuestion::relaxation)
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(questions.openFor("P1")).singleElement().satisfies(question -> {
            assertThat(question.specialist()).isEqualTo("P1");
            assertThat(question.reason()).isEqualTo("why");
            assertThat(question.askedBy()).isEqualTo(As.COORDINATING_PLANNER.displayName());
        });
        Clock later = Clock.fixed(DAY.atTime(16, 0).atZone(horizons.zone(clock)).toInstant(), ZoneOffset.UTC);
        assertThat(new Questions(database, horizons, later).openFor("P1"))
                .as("the minutes have begun")
                .isEmpty();
        Clock earlier =
                Clock.fixed(DAY.atTime(8, 59).atZone(horizons.zone(clock)).toInstant(), ZoneOffset.UTC);
        assertThat(new Questions(database, horizons, earlier).of("R3"))
                .as("both are still to come")
                .allMatch(PlannersQuestion::isOpen);
        assertThat(new Questions(database, horizons, later).of("R3"))
                .as("both have begun")
                .filteredOn(question -> !question.isOpen())
                .extracting(question -> question.relaxation().kind())
                .containsExactlyInAnyOrder(Relaxation.Kind.EXTRA_MINUTES, Relaxation.Kind.OTHER_WINDOW);
    }

    @Test
    void whatARequestAsksSoFarIsKeptWholeHoweverMuchThatIs() {
        String sites = "s".repeat(64).concat(",").repeat(500);
        questions.add("R3", new OtherSite("R3", "S1"), sites, "why", As.COORDINATING_PLANNER, null);
        assertThat(questions.of("R3")).extracting(PlannersQuestion::soFar).containsExactly(sites);

        List<RequestWindow> times = IntStream.range(8, 14)
                .mapToObj(hour -> new RequestWindow(DAY.atTime(hour, 0), DAY.atTime(hour, 30), false))
                .toList();
        var all = new PossibleTimes(times);
        assertThat(PossibleTimes.of(all.code())).isEqualTo(all);
        assertThat(all.first()).hasSize(3);
        assertThat(all.more()).isEqualTo(3);
    }

    @Test
    void aQuestionWaitsAsLongAsItsRequestDoes() {
        questions.add("R3", new DroppedRole("R3", "doctor"), "", "why", As.COORDINATING_PLANNER, null);
        assertThat(questions.of("R3")).allMatch(PlannersQuestion::isOpen);

        database.sql("update consultation_request set state = 'WITHDRAWN' where id = 'R3'")
                .update();

        assertThat(questions.of("R3")).hasSize(1).noneMatch(PlannersQuestion::isOpen);
        assertThat(questions.since(clock.instant())).isEmpty();
    }

    @Test
    void theFirstAnswerStands() {
        questions.add("R3", new DroppedRole("R3", "doctor"), "", "why", As.COORDINATING_PLANNER, null);
        long number = questions.of("R3").getFirst().number();

        questions.answer(number, PlannersQuestion.Answer.NO, null, As.COORDINATING_PLANNER);
        questions.answer(number, PlannersQuestion.Answer.YES, "late", As.COORDINATING_PLANNER);

        PlannersQuestion answered = questions.held(number).orElseThrow();
        assertThat(answered.answer()).isEqualTo(PlannersQuestion.Answer.NO);
        assertThat(answered.word()).isNull();
        assertThat(questions.since(clock.instant())).hasSize(1);
        assertThat(questions.since(clock.instant().plusSeconds(1))).isEmpty();
    }

    @Test
    void whatAPlannerDecidesAloneIsAnsweredAtOnceByThem() {
        questions.add(
                "R3",
                new DroppedRole("R3", "doctor"),
                "",
                null,
                As.COORDINATING_PLANNER,
                PlannersQuestion.Answer.ALONE);

        assertThat(questions.of("R3")).singleElement().satisfies(question -> {
            assertThat(question.answer()).isEqualTo(PlannersQuestion.Answer.ALONE);
            assertThat(question.answeredBy()).isEqualTo(As.COORDINATING_PLANNER.displayName());
        });
    }
}
