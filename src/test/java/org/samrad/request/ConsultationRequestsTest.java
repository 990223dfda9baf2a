package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Requests keep what they are given. */
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
    void aFiledRequestComesBackWithAllItsTerms() {
        cases.save(new Case("C1", "Mölndal", false));
        var terms = terms(List.of(role("paediatrician"), role("nurse")), List.of(window(9, false), window(13, true)));
        requests.save(ConsultationRequest.file(requests.nextId(), "C1", terms));
        entities.flush();
        entities.clear();

        ConsultationRequest found = requests.findAll().getFirst();

        assertThat(found.terms()).isEqualTo(terms);
        assertThat(found.state()).isEqualTo(RequestState.OPEN);
        assertThat(found.dueDay()).isEqualTo(LocalDate.of(2026, 12, 4));
    }

    @Test
    void changedRolesReplaceTheOldOnesAndRaiseTheVersion() {
        cases.save(new Case("C1", null, false));
        requests.save(ConsultationRequest.file("R1", "C1", terms(List.of(role("a"), role("b")), List.of())));
        entities.flush();
        entities.clear();

        var request = requests.findById("R1").orElseThrow();
        int before = request.version();
        request.change(terms(List.of(role("b"), role("c"), role("a")), List.of(window(10, false))));
        requests.save(request);
        entities.flush();
        entities.clear();

        var found = requests.findById("R1").orElseThrow();
        assertThat(found.roles()).extracting(RequestRole::role).containsExactly("b", "c", "a");
        assertThat(found.version()).isGreaterThan(before);
    }

    private static RequestTerms terms(List<RequestRole> roles, List<RequestWindow> windows) {
        return new RequestTerms(
                "Sleep and school",
                Form.ADVICE,
                Urgency.DAYS_14,
                LocalDate.of(2026, 11, 20),
                null,
                null,
                LocalDate.of(2026, 12, 18),
                45,
                Set.of(Mode.ON_SITE, Mode.VIDEO),
                List.of("S1", "S2"),
                List.of("sv", "en"),
                List.of(),
                null,
                null,
                null,
                "Vårdcentralen Åby",
                roles,
                windows);
    }

    private static RequestRole role(String name) {
        return new RequestRole(name, "K1", 3, false, null, null);
    }

    private static RequestWindow window(int hour, boolean preferred) {
        var from = LocalDateTime.of(2026, 11, 30, hour, 0);
        return new RequestWindow(from, from.plusHours(2), preferred);
    }
}
