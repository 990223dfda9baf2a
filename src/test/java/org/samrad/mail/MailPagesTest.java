package org.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.account.Accounts;
import org.samrad.account.MailChoice;
import org.samrad.answer.AnswerLinks;
import org.samrad.answer.Answering;
import org.samrad.limits.IdentityNumbers;
import org.samrad.message.RulesOfTelling;
import org.samrad.schedule.Appointments;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages of mail, where none is set up, and the page that a link in a mail leads to. */
@PageTest
class MailPagesTest {

    private static final String ME = "test-SPECIALIST";
    private static final String SPECIALIST = "sp-011";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    RulesOfTelling rules;

    @Autowired
    AnswerLinks links;

    @Autowired
    Answering answering;

    @Autowired
    MailConfirmations confirmations;

    @Autowired
    Appointments appointments;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void leaveNothing() {
        jdbc.update("delete from mail");
        jdbc.update("delete from answer_link");
        jdbc.update("delete from panel_answer");
        jdbc.update("update telling_rules set delay_minutes = 5, remind_days = 3, escalate_days = 2");
        jdbc.update(
                "update account set specialist = null, mail_address = null, mail_pending = null, mail_choice = 'AT_ONCE'"
                        + " where username = ?",
                ME);
        jdbc.update("delete from mail_confirmation");
    }

    @Test
    void everybodySaysWhereTheyGetMailAndTheTrailTellsThatTheyDid() throws Exception {
        int before = changes();
        mvc.perform(get("/account").with(As.specialist(SPECIALIST)))
                .andExpect(content()
                        .string(allOf(
                                containsString("name=\"address\""),
                                containsString("The site sends no mail at present"))));
        for (int time = 0; time < 2; time++) {
            mvc.perform(post("/account/mail")
                            .param("address", " o'brien@example.org ")
                            .param("choice", "DAILY")
                            .with(As.specialist(SPECIALIST))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/account"))
                    .andExpect(flash().attribute("told", "mail.own.waits"));
        }

        var account = accounts.findById(ME).orElseThrow();
        assertThat(account.mailAddress()).isNull();
        assertThat(account.mailPending()).isEqualTo("o'brien@example.org");
        assertThat(account.mailChoice()).isEqualTo(MailChoice.DAILY);
        mvc.perform(get("/account").with(As.specialist(SPECIALIST)))
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"o&#39;brien@example.org\""),
                                containsString("o&#39;brien@example.org waits to be confirmed"))));
        assertThat(changes()).isEqualTo(before + 1);
    }

    /** How often the trail says that mail was changed. */
    private int changes() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from access_log where what = 'MAIL_CHANGED' and about = ?", Integer.class, ME));
    }

    @Test
    void anAddressIsInUseOnceItsOwnerHasFollowedTheLinkAndTheOneBeforeStaysUntilThen() throws Exception {
        jdbc.update("update account set mail_address = 'old@example.org' where username = ?", ME);
        mvc.perform(post("/account/mail")
                .param("address", "me@example.org")
                .param("choice", "AT_ONCE")
                .with(As.specialist(SPECIALIST))
                .with(csrf()));
        String link = "/account/mail/" + confirmations.make(ME, "me@example.org");
        mvc.perform(get(link).with(As.specialist(SPECIALIST)))
                .andExpect(content().string(containsString("From now on you get mail at me@example.org.")));
        mvc.perform(get(link).with(As.planner()))
                .andExpect(content().string(containsString("This link no longer counts for your account")));
        mvc.perform(post(link).with(As.planner()).with(csrf())).andExpect(redirectedUrl(link));
        assertThat(accounts.findById(ME).orElseThrow().mailAddress()).isEqualTo("old@example.org");

        for (int time = 0; time < 2; time++) {
            mvc.perform(post(link).with(As.specialist(SPECIALIST)).with(csrf()))
                    .andExpect(redirectedUrl("/account"))
                    .andExpect(flash().attribute("told", "mail.own.confirmed"));
        }
        var account = accounts.findById(ME).orElseThrow();
        assertThat(account.mailAddress()).isEqualTo("me@example.org");
        assertThat(account.mailPending()).isNull();

        mvc.perform(post("/account/mail")
                        .param("address", "me@example.org")
                        .param("choice", "NONE")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(flash().attribute("told", "mail.own.saved"));
        mvc.perform(post("/account/mail")
                .param("address", "")
                .param("choice", "NONE")
                .with(As.specialist(SPECIALIST))
                .with(csrf()));
        assertThat(accounts.findById(ME).orElseThrow().mailAddress()).isNull();
        mvc.perform(post(link).with(As.specialist(SPECIALIST)).with(csrf())).andExpect(redirectedUrl(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me",
                "me@",
                "@example.org",
                "me@example",
                "me@example.org, you@example.org",
                "me@example.org\nBcc: you@example.org",
                "me @example.org",
                "<me@example.org>",
                "me@example-.org",
                "19121212-1212@example.org"
            })
    void whatIsNoAddressIsRefusedAndStaysTyped(String typed) throws Exception {
        var flash = mvc.perform(post("/account/mail")
                        .param("address", typed)
                        .param("choice", "NONE")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(redirectedUrl("/account"))
                .andExpect(flash().attribute("mailTyped", IdentityNumbers.without(typed)))
                .andReturn()
                .getFlashMap();
        mvc.perform(get("/account").flashAttrs(flash).with(As.specialist(SPECIALIST)))
                .andExpect(content()
                        .string(allOf(
                                containsString("aria-invalid=\"true\""), containsString("id=\"mail-address-error\""))));
        assertThat(accounts.findById(ME).orElseThrow().mailAddress()).isNull();
    }

    @Test
    void theAdministratorSeesThatThereIsNoMailAndSaysWhenPeopleAreTold() throws Exception {
        mvc.perform(get("/admin/messages").with(As.administrator()))
                .andExpect(content().string(containsString("no mail server is set")));
        int version = rules.current().version();
        var flash = mvc.perform(post("/admin/messages")
                        .param("delay", "500")
                        .param("remind", "x")
                        .param("escalate", "4")
                        .param("version", String.valueOf(version))
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/admin/messages"))
                .andReturn()
                .getFlashMap();
        mvc.perform(get("/admin/messages").flashAttrs(flash).with(As.administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("“500” is not a whole number from 0 to 120"),
                                containsString("“x” is not a whole number from 1 to 30"),
                                containsString("value=\"4\""))));

        mvc.perform(post("/admin/messages")
                        .param("delay", "10")
                        .param("remind", "4")
                        .param("escalate", "1")
                        .param("version", String.valueOf(version))
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(flash().attribute("told", "mail.rules.saved"));
        mvc.perform(post("/admin/messages")
                        .param("delay", "20")
                        .param("remind", "4")
                        .param("escalate", "1")
                        .param("version", String.valueOf(version))
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(flash().attribute("refused", "mail.rules.meanwhile"));
        assertThat(rules.current().delayMinutes()).isEqualTo(10);
    }

    @Test
    void whatWasGivenUpIsListedAndSentAgain() throws Exception {
        jdbc.update(
                "insert into mail (id, account, digest, state, made_at, next_try_at, tries, failure)"
                        + " values (?, ?, false, 'DEAD', now(), now(), 8, '550 no such mailbox')",
                UUID.randomUUID(),
                ME);
        long number = Objects.requireNonNull(jdbc.queryForObject("select max(number) from mail", Long.class));
        mvc.perform(get("/admin/messages").with(As.administrator()))
                .andExpect(content().string(allOf(containsString(ME), containsString("550 no such mailbox"))));
        for (String page : new String[] {"/", "/admin"}) {
            mvc.perform(get(page).with(As.administrator()))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("href=\"/admin/messages#mail-dead\""),
                                    containsString(page.equals("/") ? "mail given up" : "One mail was given up"))));
        }

        mvc.perform(post("/admin/messages/mails/" + number + "/again")
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/admin/messages"));

        assertThat(jdbc.queryForObject("select state from mail where number = ?", String.class, number))
                .isEqualTo("WAITING");
        mvc.perform(get("/admin/messages").with(As.administrator()))
                .andExpect(content().string(not(containsString("550 no such mailbox"))));
    }

    @Test
    void aLinkInAMailShowsAButtonAndNothingOfTheCaseAndAcceptsOnce() throws Exception {
        jdbc.update("update account set specialist = ? where username = ?", SPECIALIST, ME);
        Map<String, Object> mine = jdbc.queryForList(
                        "select a.id, r.id as request, r.care_case, r.title from appointment a"
                                + " join appointment_participant p on p.appointment = a.id"
                                + " join consultation_request r on r.id = a.request"
                                + " where p.specialist = ? and a.cancelled_at is null and a.start_time > ?"
                                + " order by a.start_time desc",
                        SPECIALIST,
                        java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                                .plusDays(1))
                .getFirst();
        UUID id = (UUID) mine.get("id");
        String terms = appointments.findById(id).orElseThrow().terms();
        String page = "/answer/" + links.make(ME, SPECIALIST, Objects.requireNonNull(id), terms);
        for (int time = 0; time < 2; time++) {
            mvc.perform(get(page))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("action=\"" + page + "\""),
                                    not(containsString(String.valueOf(mine.get("request")))),
                                    not(containsString(String.valueOf(mine.get("care_case")))),
                                    not(containsString(String.valueOf(mine.get("title")))))));
        }
        assertThat(answersOf(id)).isZero();

        for (int time = 0; time < 2; time++) {
            mvc.perform(post(page).with(csrf())).andExpect(redirectedUrl(page));
        }

        assertThat(answersOf(id)).isEqualTo(1);
        mvc.perform(get(page))
                .andExpect(content()
                        .string(allOf(
                                containsString("You have accepted"), not(containsString("action=\"" + page + "\"")))));

        answering.undo(id, SPECIALIST);
        mvc.perform(post(page).with(csrf())).andExpect(redirectedUrl(page));
        mvc.perform(get(page))
                .andExpect(content()
                        .string(allOf(
                                containsString("You have taken your answer back"),
                                not(containsString("action=\"" + page + "\"")))));
        assertThat(answersOf(id)).isZero();
    }

    @Test
    void whoeverGuessesALinkLearnsNothingAndWaits() throws Exception {
        for (int guess = 0; guess < 31; guess++) {
            mvc.perform(get("/answer/guess-" + guess).with(from("198.51.100.99")))
                    .andExpect(status().is(guess < 30 ? 404 : 429));
        }
        jdbc.update("update account set specialist = ? where username = ?", SPECIALIST, ME);
        String right = links.make(ME, SPECIALIST, UUID.randomUUID(), "then");
        mvc.perform(get("/answer/" + right).with(from("198.51.100.99"))).andExpect(status().isOk());
        mvc.perform(post("/answer/another").with(from("198.51.100.98")).with(csrf()))
                .andExpect(status().isNotFound());
    }

    private int answersOf(UUID appointment) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from panel_answer where appointment = ?", Integer.class, appointment));
    }

    private static RequestPostProcessor from(String address) {
        return (MockHttpServletRequest asked) -> {
            asked.setRemoteAddr(address);
            return asked;
        };
    }
}
