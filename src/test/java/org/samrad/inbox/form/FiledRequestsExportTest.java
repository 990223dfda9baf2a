package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.PageTest;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.samrad.exchange.DatabaseExport;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.system.As;
import org.samrad.system.Dates;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.ServletRequestDataBinder;

/** Whatever the form takes, a file holds: requests as odd as can be typed, exported and read again. */
@PageTest
@Transactional
class FiledRequestsExportTest {

    private static final int ENOUGH = Thorough.count(300, 1000);
    private static final List<String> TEXTS = List.of(
            "",
            "Sömn och skola",
            "decomposed a\u030A o\u0308",
            " \u00A0\u200Bspaces \u200B",
            "\u200B",
            "a;b,c\"d\"",
            "=1+1",
            "#x",
            "\\u00e5",
            "two\nlines\r\n",
            "👩\u200D⚕️",
            "x".repeat(500),
            "x".repeat(501),
            "nul\0",
            "bell\u0007",
            "half \uD83D",
            "apart \uFFFE");
    private static final List<String> DAYS = List.of(
            "", "", "", "2026-12-07", "2027-01-15", "0026-12-07", "1900-01-01", "9999-12-31", "2200-01-01", "soon");
    private static final List<String> NUMBERS = List.of("", "0", "1", "14", "1000000", "1000001", "-1", "9".repeat(30));

    @Autowired
    References references;

    @Autowired
    RequestChoices catalogue;

    @Autowired
    Dates dates;

    @Autowired
    RequestFiling filing;

    @Autowired
    DatabaseExport export;

    @Autowired
    EntityManager entities;

    private final Random random = new Random(11);

    @BeforeEach
    void signIn() {
        As.coordinatorHere();
    }

    @AfterEach
    void signOut() {
        As.nobody();
    }

    @Test
    void everyRequestThatTheFormTakesIsReadAgainFromAnExport(@TempDir Path folder) {
        Names names = catalogue.names(Locale.ENGLISH);
        List<String> cases = references.caseIds();
        List<RoleRow.Seat> seats = references.seats(List.of("rq-0001", "rq-0002"));
        int before = export.everything().requests().size();
        int filed = 0;
        int refused = 0;
        while (filed < ENOUGH && refused < 9 * ENOUGH) {
            RequestContent content = RequestReading.read(form(names, cases, seats), null, references, names, dates)
                    .content();
            if (content == null) {
                refused++;
            } else {
                assertThat(content.faults()).isEmpty();
                filing.file(one(cases), content, "form-" + filed);
                filed++;
                entities.flush();
                entities.clear();
            }
        }

        PlanningData exported = export.everything();
        PlanningDataWriter.write(exported, folder);

        assertThat(refused).isGreaterThan(ENOUGH / 10);
        assertThat(export.setAside()).isEmpty();
        assertThat(exported.requests()).hasSize(before + ENOUGH);
        assertThat(PlanningDataReader.read(folder)).isEqualTo(exported);
    }

    private RequestForm form(Names names, List<String> cases, List<RoleRow.Seat> seats) {
        List<String> modes = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> one(List.of(Mode.values())).name())
                .toList();
        var sent = new MockHttpServletRequest();
        sent.setParameter("caseKind", RequestForm.EXISTING_CASE);
        sent.setParameter("existingCase", one(cases));
        sent.setParameter("title", text());
        sent.setParameter("form", one(List.of(Form.values())).name());
        sent.setParameter("urgency", one(List.of(Urgency.values())).name());
        sent.setParameter(
                "received",
                rarely()
                        ? one(DAYS)
                        : LocalDate.of(2026, 11, 1 + random.nextInt(28)).toString());
        for (String day : List.of("earliest", "due", "latest")) {
            sent.setParameter(day, rarely() ? one(DAYS) : "");
        }
        sent.setParameter("duration", rarely() ? one(NUMBERS) : Integer.toString(1 + random.nextInt(300)));
        sent.setParameter("modes", modes.toArray(String[]::new));
        sent.setParameter("sites", some(List.copyOf(names.sites().keySet())).toArray(String[]::new));
        sent.setParameter(
                "languages",
                some(List.of("sv", "SV-fi", "ar", "zh-hant", "x-sign")).toArray(String[]::new));
        sent.setParameter("sectors", some(List.of("SCHOOL", "MUNICIPALITY")).toArray(String[]::new));
        sent.setParameter("childAttends", Boolean.toString(random.nextBoolean()));
        sent.setParameter("requester", text());
        var binder = new ServletRequestDataBinder(null);
        binder.setTargetType(ResolvableType.forClass(RequestForm.class));
        binder.construct(sent);
        return ((RequestForm) Objects.requireNonNull(binder.getTarget()))
                .following(links())
                .with(roles(names, seats), windows());
    }

    private List<LinkRow> links() {
        List<LinkRow> links = new ArrayList<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            links.add(
                    new LinkRow(one(List.of("rq-0001", "rq-0002", "rq-0003")), number(), number(), number(), number()));
        }
        return links;
    }

    private String number() {
        return rarely() ? one(NUMBERS) : "";
    }

    private List<RoleRow> roles(Names names, List<RoleRow.Seat> seats) {
        List<RoleRow> roles = new ArrayList<>();
        for (int i = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3); i > 0; i--) {
            roles.add(new RoleRow(
                    rarely() ? text() : "",
                    rarely() ? "" : one(List.copyOf(names.competences().keySet())),
                    rarely() ? one(NUMBERS) : "3",
                    random.nextBoolean(),
                    "",
                    rarely() ? one(List.copyOf(names.specialists().keySet())) : "",
                    rarely() ? one(seats).code() : ""));
        }
        return roles;
    }

    private List<WindowRow> windows() {
        LocalDate start = references.horizon().firstDay();
        List<WindowRow> windows = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            windows.add(new WindowRow(
                    start.plusDays(random.nextInt(7)).toString(),
                    "08:00",
                    rarely() ? one(DAYS) : "",
                    rarely() ? "08:00" : "17:30",
                    random.nextBoolean()));
        }
        return windows;
    }

    private String text() {
        return rarely() ? one(TEXTS) : "Text " + random.nextInt(1000);
    }

    private boolean rarely() {
        return random.nextInt(6) == 0;
    }

    private <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private <T> List<T> some(List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.sort(shuffled, (a, b) -> a.toString().compareTo(b.toString()));
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, random.nextInt(Math.min(4, shuffled.size() + 1))));
    }
}
