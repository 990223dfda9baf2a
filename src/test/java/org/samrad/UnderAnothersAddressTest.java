package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.RolledDates;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.question.Questioning;
import org.samrad.system.As;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** What belongs to something is not there under the address of something else of its kind, and nothing is changed there. */
@PageTest
@Transactional
class UnderAnothersAddressTest {

    private static final RequestPostProcessor COORDINATOR = As.coordinator();
    private static final RequestPostProcessor PLANNER = As.planner();
    private static final int NOT_FOUND = 404;
    private static final int TOLD = 302;

    /** What any of it is kept in. */
    private static final List<String> TABLES = List.of(
            "planner_question",
            "panel_answer",
            "weight_profile_version",
            "consent",
            "request_role",
            "request_window",
            "absence",
            "busy_calendar",
            "time_keeper",
            "message");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DatabaseImport databaseImport;

    @Autowired
    private Questioning questioning;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    private final Map<String, Object> known = new HashMap<>();

    /** R1 is published, and its Anna declines it; R2 and she are asked something; Bo has a calendar, and R2’s family gives a consent. */
    @BeforeEach
    void load() {
        databaseImport.replace(
                RolledDates.toComingWeek(
                        SmallClinic.with(6, SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", false)),
                        LocalDate.now(clock)),
                LoadingProgress.SILENT);
        questioning.ask("R2", new DroppedRole("R2", "psychiatrist"), "Without?", As.COORDINATING_PLANNER);
        known.put("question", newest("number", "planner_question"));
        var extra = new ExtraMinutes(
                "anna", LocalDate.now(clock).plusDays(14), LocalTime.of(17, 0), LocalTime.of(17, 30), null);
        questioning.ask("R2", extra, "Only you can", As.COORDINATING_PLANNER);
        known.put("minutes", newest("number", "planner_question"));
        added(
                "insert into panel_answer (appointment, specialist, terms, given, reason, answered_by, answered_at)"
                        + " select id, 'anna', 'as published', 'DECLINED', 'OTHER', 'anna', ? from appointment where request = 'R1'");
        known.put("answer", newest("id", "panel_answer"));
        known.put(
                "appointment",
                database.sql("select id from appointment where request = 'R1'")
                        .query(String.class)
                        .single());
        database.sql("insert into consent (care_case, organisation, given) values ('C2', 'hospital', ?)")
                .param(LocalDate.now(clock).minusDays(1))
                .update();
        added("insert into busy_calendar (specialist, kind, name, unreadable, failures, added_at)"
                + " values ('bo', 'FILE', 'Private', 0, 0, ?)");
        known.put("calendar", newest("id", "busy_calendar"));
        database.sql("insert into weight_profile (name, built_in, preferred, weights) values ('Own', false, false, '')")
                .update();
        known.put("profile", newest("id", "weight_profile"));
        added("insert into weight_profile_version (profile, version, weights, saved_by, saved_at)"
                + " select id, 77, '', 'planner', ? from weight_profile where name = 'benchmark'");
        known.put("message", newest("number", "message"));
        database.sql(
                        "insert into signed_in (session, username, since, last_seen, browser)"
                                + " select 'hers', min(username), :now, :now, 'OTHER' from account where username <> 'test-PLANNER'")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        known.put("session", newest("number", "signed_in"));
    }

    private void added(String sql) {
        database.sql(sql).param(clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private Object newest(String key, String table) {
        return database.sql("select max(%s) from %s".formatted(key, table))
                .query(String.class)
                .single();
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                arguments("/requests/R1/questions/{question}", Map.of("yes", "true"), COORDINATOR, NOT_FOUND),
                arguments("/requests/R1/questions/{question}", Map.of("yes", "false"), COORDINATOR, NOT_FOUND),
                arguments(
                        "/requests/R1/questions/{question}",
                        Map.of("yes", "true", "word", "x".repeat(501)),
                        COORDINATOR,
                        NOT_FOUND),
                arguments("/requests/R2/questions/{minutes}", Map.of("yes", "true"), COORDINATOR, NOT_FOUND),
                arguments("/my/questions/{question}", Map.of("yes", "true"), As.specialist("anna"), NOT_FOUND),
                arguments("/my/questions/{minutes}", Map.of("yes", "true"), As.specialist("bo"), NOT_FOUND),
                arguments("/requests/R2/declines/{answer}/lift", Map.of(), COORDINATOR, NOT_FOUND),
                arguments("/my/declines/{answer}/lift", Map.of(), As.specialist("bo"), NOT_FOUND),
                arguments(
                        "/my/consultations/{appointment}/answer",
                        Map.of("seen", "as published", "given", "ACCEPTED"),
                        As.specialist("bo"),
                        TOLD),
                arguments("/my/busy/{calendar}/remove", Map.of(), As.specialist("anna"), TOLD),
                arguments("/requests/R1/series", Map.of("picked", "R2:0:0", "minutes", "30"), COORDINATOR, TOLD),
                arguments("/cases/C1/consents/hospital/withdraw", Map.of(), COORDINATOR, TOLD),
                arguments("/rules/profiles/{profile}/versions/77/restore", Map.of("seen", "1"), PLANNER, NOT_FOUND),
                arguments("/messages/{message}/read", Map.of(), As.auditor(), NOT_FOUND),
                arguments("/account/sessions/{session}/end", Map.of(), PLANNER, TOLD));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void itIsNotThereAndNothingChanges(String address, Map<String, String> fields, RequestPostProcessor by, int status)
            throws Exception {
        List<String> before = kept();
        var sent = post(named(address)).with(by).with(csrf());
        fields.forEach(sent::param);

        int answered = mvc.perform(sent).andReturn().getResponse().getStatus();

        assertThat(kept()).isEqualTo(before);
        assertThat(answered).isEqualTo(status);
    }

    private String named(String address) {
        String whole = address;
        for (Map.Entry<String, Object> one : known.entrySet()) {
            whole = whole.replace("{" + one.getKey() + "}", String.valueOf(one.getValue()));
        }
        return whole;
    }

    private List<String> kept() {
        var rows = new ArrayList<String>();
        for (String table : TABLES) {
            database.sql("select * from " + table).query().listOfRows().stream()
                    .map(row -> table + row)
                    .sorted()
                    .forEach(rows::add);
        }
        // Whoever posts signs in by that.
        rows.addAll(database.sql("select username from signed_in where ended_at is not null")
                .query(String.class)
                .list());
        return rows;
    }
}
