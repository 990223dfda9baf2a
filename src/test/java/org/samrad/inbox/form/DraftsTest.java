package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.account.AccountRole;
import org.samrad.limits.Limits;
import org.samrad.system.As;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.server.ResponseStatusException;

/** What is kept of forms that are not saved yet. */
@Import(DatabaseBeans.class)
abstract class DraftsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @OnH2
    static class OnH2Test extends DraftsTest {}

    @OnPostgres
    static class OnPostgresTest extends DraftsTest {}

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionOperations transactions;

    @BeforeEach
    void signIn() {
        for (String account : new String[] {"test-" + AccountRole.COORDINATOR, "omar"}) {
            database.sql("insert into account (username, password, display_name) values (?, 'none', ?)"
                            + " on conflict do nothing")
                    .params(account, account)
                    .update();
        }
        database.sql("delete from request_draft").update();
        As.coordinatorHere();
    }

    @AfterEach
    void signOut() {
        As.nobody();
    }

    private Drafts at(Duration later) {
        return new Drafts(database, transactions, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static RequestForm typed(String title) {
        return RequestForm.empty(LocalDate.EPOCH, "").with(fields -> fields.title = title);
    }

    @Test
    void aFormComesBackAsItWasWithEverythingInIt() {
        RequestForm full = typed("Sömn 😀 \"q\"").with(fields -> {
            fields.roles = List.of(new RoleRow("a", "sleep", "3", true, "SCHOOL", "Eva · s1", "r1/role"));
            fields.windows = List.of(new WindowRow("2026-12-01", "09:00", "", "10:00", true));
            fields.links = List.of(new LinkRow("r1", "1", "2", "", ""));
            fields.modes = List.of("VIDEO");
            fields.confirmed = List.of("unmet-1");
            fields.times = "tisdagar 9–10";
        });
        var instead = new Drafts.Instead("r1", "told", "text", "form");
        at(Duration.ZERO).keep(full, "r7", false, 3);
        RequestForm other = typed("Other");
        at(Duration.ofMinutes(1)).keepInstead(other, instead);

        Drafts.Draft kept = at(Duration.ZERO).of(full.key()).orElseThrow();
        assertThat(kept.form()).isEqualTo(full);
        assertThat(kept.request()).isEqualTo("r7");
        assertThat(kept.saving()).isFalse();
        assertThat(kept.updatedAt()).isEqualTo(NOW);
        assertThat(at(Duration.ZERO).of(other.key()).orElseThrow().instead()).isEqualTo(instead);
        assertThat(at(Duration.ZERO).all())
                .extracting(draft -> draft.form().title())
                .containsExactly("Other", full.title());
    }

    @Test
    void nobodySeesAnothersDraft() {
        RequestForm mine = typed("Mine");
        at(Duration.ZERO).keep(mine, null, false, 0);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("omar", null, List.of()));
        assertThat(at(Duration.ZERO).of(mine.key())).isEmpty();
        at(Duration.ZERO).drop(mine.key());
        at(Duration.ZERO).keep(mine.with(fields -> fields.title = "Theirs"), null, false, 0);
        As.coordinatorHere();
        assertThat(at(Duration.ZERO).of(mine.key()).orElseThrow().form().title())
                .isEqualTo("Mine");
    }

    @Test
    void ofManyFormsTheLatestAreKept() {
        var forms = IntStream.rangeClosed(0, Drafts.MOST)
                .mapToObj(i -> typed("Form " + i))
                .toList();
        for (int i = 0; i < forms.size(); i++) {
            at(Duration.ofMinutes(i)).keep(forms.get(i), null, false, 0);
        }
        Drafts drafts = at(Duration.ofHours(1));
        assertThat(drafts.of(forms.getFirst().key())).isEmpty();
        assertThat(drafts.count()).isEqualTo(Drafts.MOST);
        assertThat(drafts.all())
                .extracting(draft -> draft.form().key())
                .containsExactlyElementsOf(forms.subList(1, Drafts.MOST + 1).reversed().stream()
                        .map(RequestForm::key)
                        .toList());
        drafts.drop(forms.getLast().key());
        assertThat(drafts.of(forms.getLast().key())).isEmpty();
        assertThat(drafts.count()).isEqualTo(Drafts.MOST - 1);
    }

    @Test
    void aFormThatLooksAheadWhileItIsSavedTakesNothingBackOfWhatIsWrong() {
        RequestForm form = typed("");
        at(Duration.ZERO).keep(form, null, true, 5);
        at(Duration.ZERO).keep(form, null, false, 6);
        assertThat(at(Duration.ZERO).of(form.key())).get().matches(Drafts.Draft::saving);
    }

    @Test
    void thatItWasToBeSavedIsKeptAlsoWhereALookAheadHasComeBeforeIt() {
        RequestForm form = typed("Later");
        at(Duration.ZERO).keep(form, null, false, 6);
        at(Duration.ZERO).keep(form.with(fields -> fields.title = "Earlier"), null, true, 5);
        assertThat(at(Duration.ZERO).of(form.key()))
                .get()
                .matches(Drafts.Draft::saving)
                .matches(draft -> draft.form().title().equals("Later"));
    }

    @Test
    void whatWasSentEarlierAndComesLaterDoesNotTakeThePlaceOfWhatWasTypedLast() {
        RequestForm form = typed("Later");
        RequestForm earlier = form.with(fields -> fields.title = "Earlier");
        Drafts drafts = at(Duration.ZERO);
        drafts.keep(form, null, false, 6);
        drafts.keep(earlier, null, false, 5);
        assertThat(drafts.of(form.key()).orElseThrow().form().title()).isEqualTo("Later");
        drafts.drop(form.key());
        drafts.keep(earlier, null, false, 5);
        assertThat(drafts.of(form.key())).isEmpty();
        drafts.keep(form.with(fields -> fields.title = "Typed again"), null, false, 7);
        assertThat(drafts.of(form.key()).orElseThrow().form().title()).isEqualTo("Typed again");
        drafts.keep(form.with(fields -> fields.title = "Without a script"), null, false, 0);
        assertThat(drafts.of(form.key()).orElseThrow().form().title()).isEqualTo("Without a script");
    }

    /** A clock that was set back keeps nobody from going on. */
    @Test
    void whatIsTypedMuchLaterCountsWhateverItsNumber() {
        RequestForm form = typed("By a fast clock");
        at(Duration.ZERO).keep(form, null, false, 1_000_000);
        at(Duration.ofMinutes(1)).keep(form.with(fields -> fields.title = "By a right one"), null, false, 7);
        assertThat(at(Duration.ZERO).of(form.key()).orElseThrow().form().title())
                .isEqualTo("By a right one");
    }

    @Test
    void whatWasSavedAndIsTypedInAgainBeginsAnew() {
        RequestForm form = typed("First");
        at(Duration.ZERO).keep(form, null, true, 1);
        at(Duration.ZERO).drop(form.key());
        at(Duration.ZERO).keep(form, null, false, 2);
        assertThat(at(Duration.ZERO).of(form.key())).get().matches(draft -> !draft.saving());
    }

    @Test
    void aDraftThatNobodyGoesOnWithIsForgottenAfterNinetyDaysAndOneThatIsGoneAfterOne() {
        RequestForm old = typed("Old");
        RequestForm young = typed("Young");
        RequestForm gone = typed("Gone");
        at(Duration.ZERO).keep(old, null, false, 0);
        at(Duration.ofDays(1)).keep(young, null, false, 0);
        at(Duration.ofDays(89)).keep(gone, null, false, 0);
        at(Duration.ofDays(89)).drop(gone.key());

        at(Duration.ofDays(90).plusMinutes(1)).forget();

        assertThat(at(Duration.ZERO).of(old.key())).isEmpty();
        assertThat(at(Duration.ZERO).of(young.key())).isPresent();
        assertThat(database.sql("select count(*) from request_draft")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void oneThatIsTooLongIsNotKept() {
        RequestForm form = typed("x".repeat(Limits.DRAFT));
        assertThatThrownBy(() -> at(Duration.ZERO).keep(form, null, false, 0))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("413");
    }

    @Test
    void whatLooksLikeAnIdentityNumberIsKeptOnlyOnceSomebodySaidThatItIsNone() {
        RequestForm form = typed("Barn 20121224-1236")
                .with(fields -> fields.roles = List.of(RoleRow.EMPTY.with("12121212-1212 20121224-1236", "")))
                .with(fields -> fields.question = "Sover dåligt.\nGäller 20121224-1236")
                .with(fields -> fields.links = List.of(new LinkRow("20121224-1236", "20121224-1236", "", "", "")));
        at(Duration.ZERO).keep(form, null, false, 0);
        Drafts.Draft kept = at(Duration.ZERO).of(form.key()).orElseThrow();
        assertThat(kept.withheld())
                .containsExactly("title", "question", "roles-0-role", "links-0-follows", "links-0-minGap");
        assertThat(kept.form().title()).isEqualTo("Barn […]");
        assertThat(kept.form().question()).isEqualTo("Sover dåligt.\nGäller […]");
        assertThat(database.sql("select form from request_draft")
                        .query(String.class)
                        .single())
                .doesNotContain("20121224");

        at(Duration.ZERO)
                .keep(form.with(fields -> fields.confirmed = List.of(RequestWarnings.IDENTITY)), null, false, 0);
        assertThat(at(Duration.ZERO).of(form.key()).orElseThrow().form().title())
                .isEqualTo(form.title());
    }

    /** Forged ones too: no page lets a number be typed where one chooses. */
    @Test
    void noFieldOfAFormKeepsWhatLooksLikeAnIdentityNumber() {
        String number = "20121224-1236";
        List<String> ticked = List.of("VIDEO", number);
        var role = new RoleRow(number, number, number, false, number, number, number);
        RequestForm form = typed(number).with(fields -> {
            fields.version = number;
            fields.caseKind = number;
            fields.existingCase = number;
            fields.newCase = number;
            fields.municipality = number;
            fields.organisation = number;
            fields.question = number;
            fields.kind = number;
            fields.urgency = number;
            fields.received = number;
            fields.earliest = number;
            fields.due = number;
            fields.latest = number;
            fields.duration = number;
            fields.modes = ticked;
            fields.sites = ticked;
            fields.languages = ticked;
            fields.sectors = ticked;
            fields.links = List.of(new LinkRow(number, number, number, number, number));
            fields.requester = number;
            fields.roles = List.of(role);
            fields.windows = List.of(new WindowRow(number, number, number, number, false));
            fields.times = number;
            fields.parts =
                    List.of(new PartRow(number, number, number, ticked, ticked, number, number, List.of(role, role)));
            fields.confirmed = ticked;
        });
        at(Duration.ZERO).keep(form, null, false, 0);
        assertThat(database.sql("select form from request_draft")
                        .query(String.class)
                        .single())
                .contains("VIDEO")
                .doesNotContain("20121224");
        assertThat(at(Duration.ZERO).of(form.key()).orElseThrow().withheld())
                .contains(
                        "urgency", "latest", "sites", "roles-0-competence", "windows-0-from", "parts-0-roles-1-level");
    }
}
