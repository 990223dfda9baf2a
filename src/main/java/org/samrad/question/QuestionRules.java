package org.samrad.question;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.policy.Policy;

/** What planners may decide alone of what coordinators and specialists have decided. There is one. */
@Entity
public class QuestionRules extends Policy {

    /** What is a coordinator's or a specialist's to decide; a consent is the family's, and no planner's question. */
    static final List<Relaxation.Kind> ASKED = List.of(
            Relaxation.Kind.LATER_LATEST_DAY,
            Relaxation.Kind.EXTRA_MINUTES,
            Relaxation.Kind.SHORTER_DURATION,
            Relaxation.Kind.OTHER_WINDOW,
            Relaxation.Kind.OTHER_GAP,
            Relaxation.Kind.LOWER_LEVEL,
            Relaxation.Kind.DROPPED_ROLE,
            Relaxation.Kind.OTHER_MODE,
            Relaxation.Kind.OTHER_SITE,
            Relaxation.Kind.OTHER_PERSON);

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Relaxation.Kind> alone = Set.of();

    protected QuestionRules() {}

    /** Sets others. */
    void change(Collection<Relaxation.Kind> kinds) {
        this.alone = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    }

    /** Whether somebody has to be asked first. */
    public boolean asks(Relaxation.Kind kind) {
        return ASKED.contains(kind) && !alone.contains(kind);
    }

    /** Whether it is somebody else's to decide at all. */
    static boolean isSomebodys(Relaxation.Kind kind) {
        return ASKED.contains(kind);
    }

    public Set<Relaxation.Kind> alone() {
        return Set.copyOf(alone);
    }

    @Override
    protected String called() {
        return "questions";
    }

    @Override
    protected Map<String, String> said() {
        return Map.of("alone", names(alone));
    }
}
