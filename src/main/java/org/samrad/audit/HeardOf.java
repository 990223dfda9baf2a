package org.samrad.audit;

import java.util.Collection;
import java.util.stream.Stream;
import org.samrad.account.AccountChanged;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.answer.AnswerTakenBack;
import org.samrad.answer.Answered;
import org.samrad.answer.DeclineLeft;
import org.samrad.answer.DeclineLifted;
import org.samrad.answer.PanelAnswers;
import org.samrad.audit.AccessLog.What;
import org.samrad.calendar.AddressChanged;
import org.samrad.exchange.ChangeTrail;
import org.samrad.limits.Texts;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.PlanRef;
import org.samrad.policy.PolicyChanged;
import org.samrad.publish.SchedulePublished;
import org.samrad.request.RequestEvent;
import org.samrad.schedule.ProtectedCaseShown;
import org.samrad.why.RequestRead;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** Puts into the trail what happens to accounts and to those who use them, to requests, the schedule and planning data. */
@Component
@ConditionalOnWebApplication
class HeardOf {

    private final AccessLog log;
    private final Accounts accounts;
    private final PanelAnswers answers;

    HeardOf(AccessLog log, Accounts accounts, PanelAnswers answers) {
        this.log = log;
        this.accounts = accounts;
        this.answers = answers;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof CurrentUser user) {
            log.add(user, What.SIGNED_IN, null, null);
        }
    }

    /** What was typed as a name may be a password or a person; it is told only where an account has it. */
    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent event) {
        String typed = event.getAuthentication().getName();
        boolean known = Texts.isProper(typed) && typed.length() <= 64 && accounts.existsById(typed);
        log.add(null, What.SIGN_IN_FAILED, known ? typed : null, null);
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof CurrentUser user) {
            log.add(user, What.SIGNED_OUT, null, null);
        }
    }

    /** What is published is told once for all of it. */
    @EventListener
    void on(RequestEvent event) {
        switch (event.what()) {
            case FILED -> log.addOf(event.request(), What.REQUEST_FILED);
            case CHANGED -> log.addOf(event.request(), What.REQUEST_CHANGED);
            case WITHDRAWN -> log.addOf(event.request(), What.REQUEST_WITHDRAWN);
            case HELD, NOT_HELD -> log.addOf(event.request(), What.OUTCOME_TOLD);
            case ASKED, SENT -> log.addOf(event.request(), What.QUESTION_ASKED);
            case AGREED, DISAGREED -> log.addOf(event.request(), What.QUESTION_ANSWERED);
            case DECIDED -> log.addOf(event.request(), What.QUESTION_DECIDED);
            case SCHEDULED, RELEASED, TAKEN_BACK -> {}
        }
    }

    @EventListener
    void on(RequestRead event) {
        log.readOf(event.request());
    }

    @EventListener
    void on(SchedulePublished event) {
        PlanChanges changes = event.changes();
        Long proposal = event.proposal();
        Long undoes = event.undoes();
        if (proposal == null && undoes != null) {
            Stream.of(changes.added(), changes.moved(), changes.cancelled())
                    .flatMap(Collection::stream)
                    .forEach(request -> log.addOf(request, What.PUBLICATION_UNDONE));
            return;
        }
        if (proposal == null) {
            changes.added().forEach(request -> log.addOf(request, What.BOOKED));
            changes.moved().forEach(request -> log.addOf(request, What.PUBLISHED));
            changes.cancelled().forEach(request -> log.addOf(request, What.PUBLISHED));
            return;
        }
        log.add(
                undoes == null ? What.PUBLISHED : What.PUBLICATION_UNDONE,
                (undoes == null ? PlanRef.proposal(proposal) : PlanRef.version(undoes)).code(),
                "+%d ~%d -%d"
                        .formatted(
                                changes.added().size(),
                                changes.moved().size(),
                                changes.cancelled().size()));
    }

    @EventListener
    void on(Answered event) {
        log.addOfAppointment(event.appointment(), What.ANSWERED, event.given().name());
    }

    @EventListener
    void on(AnswerTakenBack event) {
        log.addOfAppointment(event.appointment(), What.ANSWER_TAKEN_BACK, null);
    }

    @EventListener
    void on(DeclineLifted event) {
        log.addOfAppointment(event.appointment(), What.DECLINE_LIFTED, null);
    }

    @EventListener
    void on(DeclineLeft event) {
        answers.findById(event.answer())
                .ifPresent(answer -> log.addOfAppointment(answer.appointment(), What.DECLINE_LEFT, null));
    }

    @EventListener
    void on(AddressChanged event) {
        log.add(event.made() ? What.ADDRESS_MADE : What.ADDRESS_REVOKED, event.account(), null);
    }

    @EventListener
    void on(ProtectedCaseShown event) {
        log.readOfCase(event.caseId());
    }

    @EventListener
    void on(ChangeTrail.Kept event) {
        log.add(What.DATA_CHANGED, null, event.files());
    }

    @EventListener
    void on(PolicyChanged event) {
        log.add(What.RULES_CHANGED, event.policy(), event.difference());
    }

    @EventListener
    void on(AccountChanged event) {
        log.add(What.valueOf(event.what().name()), event.username(), event.detail());
    }
}
