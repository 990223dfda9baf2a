package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.request.Requests.content;
import static org.samrad.request.Requests.request;
import static org.samrad.request.Requests.role;
import static org.samrad.request.Requests.window;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.UrgencyScale;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Requests keep what they are given. */
@Import(DatabaseBeans.class)
@Transactional
abstract class ConsultationRequestsTest {

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient database;

    @Autowired
    TestEntityManager entities;

    @OnH2
    static class OnH2Test extends ConsultationRequestsTest {}

    @OnPostgres
    static class OnPostgresTest extends ConsultationRequestsTest {}

    @BeforeEach
    void aCompetence() {
        database.sql("insert into competence (id, version, name_en) values ('K1', 0, 'Sleep')")
                .update();
    }

    @Test
    void aFiledRequestComesBackWithAllItsContent() {
        cases.save(new Case("C1", "Mölndal", false));
        var content = content(List.of(role("paediatrician"), role("nurse")), window(9, false), window(13, true));
        requests.save(ConsultationRequest.file(requests.nextId(), "C1", content, UrgencyScale.DEFAULT));
        entities.flush();
        entities.clear();

        ConsultationRequest found = requests.findAll().getFirst();

        assertThat(found.content()).isEqualTo(content);
        assertThat(found.state()).isEqualTo(RequestState.OPEN);
        assertThat(found.dueDay()).isEqualTo(LocalDate.of(2026, 12, 4));
    }

    @Test
    void whatComesAfterAWithdrawnOneIsHeldBackAtAnyRemove() {
        cases.save(new Case("C1", null, false));
        file("withdrawn").withdraw();
        file("waiting");
        file("next");
        file("after-next");
        file("planned");
        file("published").schedule(LocalDateTime.of(2026, 12, 1, 9, 0), RequestEvent.Because.PLAN);
        file("after-published");
        file("given-up").withdraw();
        file("after-given-up");
        entities.flush();
        letFollow("next", "withdrawn");
        letFollow("after-next", "next");
        letFollow("planned", "waiting");
        letFollow("published", "withdrawn");
        letFollow("after-published", "published");
        letFollow("given-up", "waiting");
        letFollow("after-given-up", "given-up");

        assertThat(requests.heldBack()).containsExactly("after-given-up", "after-next", "next");
        assertThat(requests.after("withdrawn"))
                .as("the nearest first")
                .containsExactly("next", "published", "after-next", "after-published");
        assertThat(requests.after(List.of("withdrawn", "waiting")))
                .containsExactly("next", "planned", "published", "after-next", "after-published");
        assertThat(requests.after("waiting")).containsExactly("planned");
        assertThat(requests.waiting()).extracting(FollowUp::id).doesNotContain("published", "after-published");
    }

    private ConsultationRequest file(String id) {
        return requests.save(request(id));
    }

    private void letFollow(String id, String before) {
        database.sql("update consultation_request set follows = ? where id = ?")
                .params(before, id)
                .update();
    }

    @Test
    void changedRolesReplaceTheOldOnesAndRaiseTheVersion() {
        cases.save(new Case("C1", null, false));
        requests.save(
                ConsultationRequest.file("R1", "C1", content(List.of(role("a"), role("b"))), UrgencyScale.DEFAULT));
        entities.flush();
        entities.clear();

        var request = requests.findById("R1").orElseThrow();
        int before = request.version();
        request.change(content(List.of(role("b"), role("c"), role("a")), window(10, false)), UrgencyScale.DEFAULT);
        requests.save(request);
        entities.flush();
        entities.clear();

        var found = requests.findById("R1").orElseThrow();
        assertThat(found.roles()).extracting(RequestRole::role).containsExactly("b", "c", "a");
        assertThat(found.version()).isGreaterThan(before);
    }

    @Test
    void anHourThatTheServersClocksSkipIsKept() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Stockholm"));
        try {
            var skipped = LocalDateTime.of(2027, 3, 28, 2, 30);
            cases.save(new Case("C1", null, false));
            requests.save(ConsultationRequest.file(
                    "R1",
                    "C1",
                    content(List.of(role("a")), new RequestWindow(skipped, skipped.plusMinutes(15), true)),
                    UrgencyScale.DEFAULT));
            entities.flush();
            entities.clear();

            assertThat(requests.findById("R1")
                            .orElseThrow()
                            .windows()
                            .getFirst()
                            .from())
                    .isEqualTo(skipped);
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
