package org.samrad.question;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.AssumptionTakenBack;
import org.samrad.question.PlannersQuestion.Answer;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.scope.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Asks whoever decided something whether it could be otherwise, and stores what they answer; {@link AgreedQuestions} makes it so where it is needed. */
@Service
public class Questioning {

    private final Questions questions;
    private final AskedSoFar asked;
    private final RulesOfQuestions rules;
    private final AssumedChanges assumptions;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final Scope scope;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Questioning(
            Questions questions,
            RulesOfQuestions rules,
            AssumedChanges assumptions,
            ConsultationRequests requests,
            Cases cases,
            Scope scope,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.questions = questions;
        this.asked = new AskedSoFar(requests);
        this.rules = rules;
        this.assumptions = assumptions;
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
        long number = questions.add(request, relaxation, asked.of(request, relaxation), reason, by, null);
        events.publishEvent(RequestEvent.ofQuestion(request, RequestEvent.What.ASKED, reason, number));
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
        String soFar = asked.of(request, relaxation);
        boolean known = questions.of(request).stream()
                .anyMatch(one -> one.answer() == Answer.ALONE
                        && one.relaxation().equals(relaxation)
                        && one.soFar().equals(soFar));
        if (!known) {
            long number = questions.add(request, relaxation, soFar, null, by, Answer.ALONE);
            events.publishEvent(RequestEvent.ofQuestion(request, RequestEvent.What.DECIDED, null, number));
        }
    }

    /** Ends what planners decided alone once no proposal takes it for granted any more. */
    @EventListener
    @Transactional
    public void on(AssumptionTakenBack event) {
        // First, so that of two who take back the same at once the later one sees that nothing assumes it any more.
        questions.holdThoseOf(event.request());
        if (assumptions.isAssumed(event.request(), event.relaxation())) {
            return;
        }
        questions.of(event.request()).stream()
                .filter(one -> one.answer() == Answer.ALONE && one.relaxation().equals(event.relaxation()))
                .forEach(one -> {
                    questions.undo(one.number());
                    events.publishEvent(
                            RequestEvent.ofQuestion(event.request(), RequestEvent.What.UNDECIDED, null, one.number()));
                });
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
        long number = questions.add(request, relaxation, asked.of(request, relaxation), reason, by, Answer.SENT);
        events.publishEvent(RequestEvent.ofQuestion(request, RequestEvent.What.SENT, reason, number));
        events.publishEvent(new QuestionSent(number, request, by.username()));
        return true;
    }

    /** What became of an answer. */
    public enum Result {
        TAKEN,
        /** They agreed, and it was not needed: nothing has changed. */
        NOT_NEEDED,
        /** Somebody has answered before, perhaps just so. */
        BEFORE,
        /** What it is about has changed since: nobody is asked any more. */
        GONE,
        /** There is none such, for whoever asks. */
        UNKNOWN
    }

    /** Whether a question is there, and is that of a request. */
    @Transactional(readOnly = true)
    public boolean isAbout(long number, String request) {
        return questions
                .find(number)
                .filter(one -> one.request().equals(request))
                .isPresent();
    }

    /**
     * Answers a question that is put to whoever asks. Once a yes is stored, {@link QuestionAgreed} tells of it: whatever comes of that, the
     * answer stays. What they agree to becomes so once it is seen that the request has no place without it: by then that may mean no longer what
     * was asked.
     *
     * @param word what they say with it; null where nothing
     */
    public Result answer(long number, boolean yes, @Nullable String word, CurrentUser by) {
        Result result = Objects.requireNonNull(transactions.execute(status -> store(number, yes, word, by)));
        if (!yes || result != Result.TAKEN) {
            return result;
        }
        events.publishEvent(new QuestionAgreed(number));
        PlannersQuestion now = questions.find(number).orElseThrow();
        if (now.answer() == Answer.GONE) {
            return Result.GONE;
        }
        return now.isWithoutEffect() ? Result.NOT_NEEDED : result;
    }

    private Result store(long number, boolean yes, @Nullable String word, CurrentUser by) {
        PlannersQuestion question = questions.held(number).orElse(null);
        if (question == null || !isPutTo(question, by)) {
            return Result.UNKNOWN;
        }
        if (question.answer() != null) {
            return Result.BEFORE;
        }
        if (yes && !asked.canBecomeSo(question)) {
            end(question, Answer.GONE, word, by);
            return Result.GONE;
        }
        end(question, yes ? Answer.YES : Answer.NO, word, by);
        events.publishEvent(RequestEvent.ofQuestion(
                question.request(), yes ? RequestEvent.What.AGREED : RequestEvent.What.DISAGREED, word, number));
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
                .filter(one -> one.answer() == null && (!asked.canBecomeSo(one) || questions.isScheduledSince(one)))
                .ifPresent(one -> end(one, Answer.GONE, null, null));
    }

    private void end(PlannersQuestion question, Answer answer, @Nullable String word, @Nullable CurrentUser by) {
        questions.answer(question.number(), answer, word, by);
        events.publishEvent(question.ended(
                answer == Answer.GONE ? null : Boolean.valueOf(answer == Answer.YES),
                by == null ? null : by.username()));
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
