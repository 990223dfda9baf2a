package org.samrad.policy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;

/** The requests that a planner's setting is for: those whose form and whose urgency are both among these. */
@Embeddable
public record RequestKinds(
        @JdbcTypeCode(SqlTypes.ARRAY) @Enumerated(EnumType.STRING)
        Set<Form> forms,

        @JdbcTypeCode(SqlTypes.ARRAY) @Enumerated(EnumType.STRING)
        Set<Urgency> urgencies)
        implements Serializable {

    /** No request. */
    public static final RequestKinds NONE = new RequestKinds(Set.of(), Set.of());

    public RequestKinds {
        forms = Set.copyOf(forms);
        urgencies = Set.copyOf(urgencies);
    }

    /** Those of these names; what is the name of none is left out. */
    public static RequestKinds named(Collection<String> forms, Collection<String> urgencies) {
        return new RequestKinds(among(Form.values(), forms), among(Urgency.values(), urgencies));
    }

    private static <E extends Enum<E>> Set<E> among(E[] all, Collection<String> names) {
        return Arrays.stream(all).filter(one -> names.contains(one.name())).collect(Collectors.toSet());
    }

    /** Whether a request of a form and an urgency is one of them. */
    public boolean include(Form form, Urgency urgency) {
        return forms.contains(form) && urgencies.contains(urgency);
    }
}
