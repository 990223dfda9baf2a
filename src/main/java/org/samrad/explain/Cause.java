package org.samrad.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.phrase.EnglishWording;
import org.samrad.explain.phrase.Phrase;

/**
 * Why a request has no place: what decides it, with its values. If that did not count, or that and what else stands in the way, the
 * request would have a place, as was tried out.
 *
 * @param role the role that it is about, null where it is about the whole panel
 * @param others what else stands in the way, where one thing alone does not decide it; none of them could stay
 * @param proved whether it is so; false where nothing that was tried gives it a place, and this is only the deepest of what
 *     stands in the way
 * @param sentences what is said of it, for a {@link Wording} to put into words
 */
public record Cause(Reason reason, @Nullable String role, List<Reason> others, boolean proved, List<Phrase> sentences) {

    public Cause {
        others = List.copyOf(others);
        sentences = List.copyOf(sentences);
    }

    /** In English with ids and in one sentence, as {@code unscheduled.csv} has it. */
    public String sentence() {
        return EnglishWording.ENGLISH.inOneSentence(sentences);
    }

    /** What the request itself and what it follows tell, without a look at who could come; null where that leaves it a start. */
    static @Nullable Cause atAGlance(Situation situation, Asked asked) {
        NearestReason.Found found = NearestReason.ofRequest(
                situation,
                asked,
                AllowedStarts.of(situation.facts(), asked.request()),
                new CausePhrases(situation, asked));
        return found == null ? null : found.alone();
    }

    static Cause of(Situation situation, Asked asked) {
        Openings openings = Openings.of(situation.facts(), situation.diary(), asked.request());
        return of(situation, asked, openings, new JointTimes(situation.facts(), asked, openings));
    }

    static Cause of(Situation situation, Asked asked, Openings openings, JointTimes joint) {
        var words = new CausePhrases(situation, asked);
        var ofRoles = new RolePhrases(situation, asked, joint.cells(), words);
        var nearest = new NearestReason(situation, asked, openings, joint, words, ofRoles);
        NearestReason.Found found = nearest.find();
        return found.code() == Reason.FREE_PLACE
                ? found.alone()
                : new DecisiveReason(situation, asked, joint, words, ofRoles, nearest, found).find();
    }
}
