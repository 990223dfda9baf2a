package org.samrad.question;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.plan.AgreedChange;
import org.samrad.plan.AppliedChange;
import org.samrad.plan.AssumedChange;
import org.samrad.question.PlannersQuestion.Answer;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;
import org.samrad.scope.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Asks whoever decided something whether it could be otherwise, and makes it so when they agree. */
@Service
public class Questioning {

    private final Questions questions;
    private final RulesOfQuestions rules;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final Scope scope;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Questioning(
            Questions questions,
            RulesOfQuestions rules,
            ConsultationRequests requests,
            Cases cases,
            Scope scope,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.questions = questions;
        this.rules = rules;
        this.requests = requests;
        this.cases = cases;
        this.scope = scope;
        this.transactions = transactions;
        this.events = events;
    }

    /** What is wrong with a reason or a word, as a message key; null where nothing is. */
    public static @Nullable String error(String said) {
        if (said.isEmpty()) {
            return "booking.reason.none";
        }
        if (!Limits.isShort(said) || !Texts.isProper(said)) {
            return "booking.reason.long";
        }
        return IdentityNumbers.firstIn(said).isEmpty() ? null : "booking.reason.identity";
    }

    /** Whether a planner has to ask before it is assumed. */
    @Transactional(readOnly = true)
    public boolean isToBeAsked(Relaxation relaxation) {
        return rules.current().asks(relaxation.kind());
    }

    /**
     * Asks. The same question that is open is asked once.
     *
     * @param request the id of the request that would get a place
     * @param reason why, for whoever answers; not empty
     * @throws IllegalArgumentException where it is nobody's to decide
     */
    @Transactional
    public void ask(String request, Relaxation relaxation, String reason, CurrentUser by) {
        if (!QuestionRules.isSomebodys(relaxation.kind())) {
            throw new IllegalArgumentException("Nobody is asked about " + relaxation.kind());
        }
        questions.holdThoseOf(request);
        boolean open = questions.of(request).stream()
                .anyMatch(one -> one.isOpen() && one.relaxation().equals(relaxation));
        if (open) {
            return;
        }
        long number = questions.add(request, relaxation, soFar(request, relaxation), reason, by, null);
        events.publishEvent(new RequestEvent(request, RequestEvent.What.ASKED, reason));
        events.publishEvent(new QuestionAsked(number, request, PlannersQuestion.specialist(relaxation), by.username()));
    }

    /**
     * Records that a planner assumes it without asking, as the rules allow, once as long as the request asks for the same; does nothing
     * where it is nobody's to decide.
     */
    @Transactional
    public void decidedAlone(String request, Relaxation relaxation, CurrentUser by) {
        if (!QuestionRules.isSomebodys(relaxation.kind())) {
            return;
        }
        questions.holdThoseOf(request);
        String soFar = soFar(request, relaxation);
        boolean known = questions.of(request).stream()
                .anyMatch(one -> one.answer() == Answer.ALONE
                        && one.relaxation().equals(relaxation)
                        && one.soFar().equals(soFar));
        if (!known) {
            questions.add(request, relaxation, soFar, null, by, Answer.ALONE);
            events.publishEvent(new RequestEvent(request, RequestEvent.What.DECIDED));
        }
    }

    /** Whether a coordinator can pass it on to planners: it is neither theirs to decide nor a planner's, who asks whose it is. */
    public static boolean canBeSent(Relaxation relaxation) {
        return PlannersQuestion.specialist(relaxation) != null;
    }

    /**
     * Passes on to planners, for a coordinator, what others decide. The same is passed on once as long as it would be of use.
     *
     * @param request the id of the request that would get a place
     * @param reason what is said with it; null where nothing
     * @return whether it was; false where it had been before
     * @throws IllegalArgumentException where it {@linkplain #canBeSent can't be}
     */
    @Transactional
    public boolean send(String request, Relaxation relaxation, @Nullable String reason, CurrentUser by) {
        if (!canBeSent(relaxation)) {
            throw new IllegalArgumentException("Planners ask nobody about " + relaxation.kind());
        }
        questions.holdThoseOf(request);
        boolean known = questions.of(request).stream()
                .anyMatch(one ->
                        (one.isOpen() || one.isSent()) && one.relaxation().equals(relaxation));
        if (known) {
            return false;
        }
        long number = questions.add(request, relaxation, soFar(request, relaxation), reason, by, Answer.SENT);
        events.publishEvent(new RequestEvent(request, RequestEvent.What.SENT, reason));
        events.publishEvent(new QuestionSent(number, request, by.username()));
        return true;
    }

    private String soFar(String request, Relaxation relaxation) {
        RequestContent content = content(request);
        return switch (relaxation) {
            case LaterLatestDay it ->
                content.terms().latest() == null
                        ? ""
                        : Objects.requireNonNull(content.terms().latest()).toString();
            case OtherMode it ->
                content.terms().modes().stream().map(Enum::name).collect(Collectors.joining(","));
            case ShorterDuration it -> String.valueOf(content.terms().durationMinutes());
            case OtherWindow it -> PossibleTimes.of(content).code();
            case OtherGap it -> gap(it);
            case OtherSite it -> String.join(",", content.terms().sites());
            case DroppedRole it -> asked(content, it.role());
            case LowerLevel it -> asked(content, it.role());
            case OtherPerson it -> asked(content, it.role());
            default -> "";
        };
    }

    /** What the one of the two that follows asks for; empty where it asks for no such thing, or is withdrawn. */
    private String gap(OtherGap it) {
        return requests.findById(it.request())
                .filter(one -> one.state() != RequestState.WITHDRAWN)
                .map(one -> it.in(one.content()))
                .map(String::valueOf)
                .orElse("");
    }

    /** What a role asks for: a competence and its level. */
    private static String asked(RequestContent content, String name) {
        RequestRole role = AppliedChange.role(content, name);
        return role == null || role.competence() == null ? "" : role.competence() + " " + role.minLevel();
    }

    /** What became of an answer. */
    public enum Result {
        TAKEN,
        /** Somebody has answered before, perhaps just so. */
        BEFORE,
        /** What it is about has changed since: nobody is asked any more. */
        GONE,
        UNKNOWN
    }

    /**
     * Answers a question that is put to whoever asks; what they agree to becomes so at once. Once that is stored, {@link QuestionAgreed}
     * tells of it: whatever comes of that, the answer stays.
     *
     * @param word what they say with it; null where nothing
     */
    public Result answer(long number, boolean yes, @Nullable String word, CurrentUser by) {
        Result result = Objects.requireNonNull(transactions.execute(status -> store(number, yes, word, by)));
        if (yes && result == Result.TAKEN) {
            events.publishEvent(new QuestionAgreed(number));
        }
        return result;
    }

    private Result store(long number, boolean yes, @Nullable String word, CurrentUser by) {
        PlannersQuestion question = questions.held(number).orElse(null);
        if (question == null || !isPutTo(question, by)) {
            return Result.UNKNOWN;
        }
        if (question.answer() != null) {
            return Result.BEFORE;
        }
        if (yes && !canBecomeSo(question)) {
            end(question, Answer.GONE, word, by);
            return Result.GONE;
        }
        end(question, yes ? Answer.YES : Answer.NO, word, by);
        if (yes) {
            events.publishEvent(new AgreedChange(asAgreed(question)));
        }
        events.publishEvent(new RequestEvent(
                question.request(), yes ? RequestEvent.What.AGREED : RequestEvent.What.DISAGREED, word));
        return Result.TAKEN;
    }

    /** Takes a question back that nobody has answered, where whoever asks may know of its request. */
    @Transactional
    public Result takeBack(long number, CurrentUser by) {
        PlannersQuestion question = questions.held(number).orElse(null);
        if (question == null || !isRevealed(question, by)) {
            return Result.UNKNOWN;
        }
        if (question.answer() != null) {
            return Result.BEFORE;
        }
        end(question, Answer.GONE, null, by);
        return Result.TAKEN;
    }

    private boolean isRevealed(PlannersQuestion question, CurrentUser by) {
        ConsultationRequest request = requests.findById(question.request()).orElseThrow();
        return cases.findById(request.caseId())
                .filter(about -> about.revealsPlaceAndTimeTo(by, scope.coordinated(), List.of()))
                .isPresent();
    }

    /** Ends a question that nobody has answered and that is about what is no longer so; does nothing where there is none such. */
    @Transactional
    public void endWhereGone(long number) {
        // What the request has become in this transaction counts.
        requests.flush();
        questions
                .held(number)
                .filter(one -> one.answer() == null && (!canBecomeSo(one) || questions.isScheduledSince(one)))
                .ifPresent(one -> end(one, Answer.GONE, null, null));
    }

    private void end(PlannersQuestion question, Answer answer, @Nullable String word, @Nullable CurrentUser by) {
        questions.answer(question.number(), answer, word, by);
        events.publishEvent(new QuestionEnded(
                question.number(),
                question.request(),
                question.askedByAccount(),
                answer == Answer.GONE ? null : Boolean.valueOf(answer == Answer.YES),
                by == null ? null : by.username()));
    }

    /**
     * Whether a yes still means what was asked: the request waits, what was decided is as it was, and what is left can be asked for. What has
     * a time by now, or has been, is no longer eased under those who are on its panel.
     */
    private boolean canBecomeSo(PlannersQuestion question) {
        if (!question.stands()
                || !soFar(question.request(), question.relaxation()).equals(question.soFar())) {
            return false;
        }
        if (question.specialist() != null) {
            return true;
        }
        if (question.relaxation() instanceof DroppedRole dropped
                && requests.wantedAgain(question.request()).containsKey(dropped.role())) {
            return false;
        }
        AppliedChange change = AppliedChange.of(asAgreed(question), this::content);
        return change.after(content(change.request())).faults().isEmpty();
    }

    private RequestContent content(String request) {
        return requests.findById(request).orElseThrow().content();
    }

    private static AssumedChange asAgreed(PlannersQuestion question) {
        return new AssumedChange(1, question.request(), question.relaxation());
    }

    /** A specialist decides on their own time, a coordinator on what is asked for cases of theirs. */
    private boolean isPutTo(PlannersQuestion question, CurrentUser by) {
        String specialist = question.specialist();
        return specialist != null
                ? by.is(AccountRole.SPECIALIST) && specialist.equals(by.specialist())
                : by.is(AccountRole.COORDINATOR)
                        && requests.findWithin(question.request(), scope.coordinated())
                                .isPresent();
    }
}
