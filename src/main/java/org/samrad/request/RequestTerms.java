package org.samrad.request;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/**
 * What a request asks for, but its roles and windows: a row of {@code requests.csv}, and the columns of the same names in the
 * database. Dates are null where the format's default applies. What is wrong with them, {@link RequestContent#faults} says.
 *
 * <p>A new field is a component here and a field of {@link Fields}; import, export and the written files follow.
 *
 * @param received day that guarantees count from
 * @param earliest first day that it may lie on
 * @param due last day within the guarantee
 * @param latest last day that still makes sense
 * @param durationMinutes 1 to {@value Limits#DURATION}
 * @param modes one or more
 * @param sites ids of the sites where an {@link Mode#ON_SITE} consultation may be
 * @param languages BCP 47 tags; each of the panel speaks one of them; empty: no matter
 * @param sectors each must be on the panel
 * @param follows the id of the request that comes before this one
 * @param minGapDays fewest days after that one, 0 or more
 * @param maxGapDays most days after that one, {@code minGapDays} or more
 * @param requester who asks, in words
 * @param childAttends whether the child comes, too, and is kept from school meanwhile
 */
@Embeddable
public record RequestTerms(
        @Nullable String title,
        @Enumerated(EnumType.STRING) Form form,
        @Enumerated(EnumType.STRING) Urgency urgency,
        LocalDate received,
        @Nullable LocalDate earliest,
        @Nullable LocalDate due,
        @Nullable LocalDate latest,
        int durationMinutes,

        @JdbcTypeCode(SqlTypes.ARRAY) @Enumerated(EnumType.STRING)
        Set<Mode> modes,

        @JdbcTypeCode(SqlTypes.ARRAY) List<String> sites,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> languages,

        @JdbcTypeCode(SqlTypes.ARRAY) @Enumerated(EnumType.STRING)
        List<Sector> sectors,

        @Nullable String follows,
        @Nullable Integer minGapDays,
        @Nullable Integer maxGapDays,
        @Nullable String requester,
        boolean childAttends) {

    public RequestTerms {
        title = Texts.cleanOrNull(title);
        modes = modes.isEmpty() ? Set.of() : EnumSet.copyOf(modes);
        sites = List.copyOf(sites);
        languages = Texts.languageTags(languages);
        sectors = List.copyOf(sectors);
        requester = Texts.cleanOrNull(requester);
    }

    /** The least that a request says. */
    public static RequestTerms of(
            Form form, Urgency urgency, LocalDate received, int durationMinutes, Set<Mode> modes) {
        return new RequestTerms(
                null,
                form,
                urgency,
                received,
                null,
                null,
                null,
                durationMinutes,
                modes,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                false);
    }

    /** The same but for what is changed in its {@link Fields}. */
    public RequestTerms with(Consumer<Fields> change) {
        var fields = new Fields(this);
        change.accept(fields);
        return fields.terms();
    }

    /** Last day within the guarantee: as set, else receipt plus the urgency's days. */
    public LocalDate dueOrDefault(UrgencyScale scale) {
        return due != null ? due : received.plusDays(scale.days(urgency));
    }

    /** Whether a consultation that keeps the other terms keeps these as well, but for what is followed. */
    boolean asksTheSameOfThePlan(RequestTerms other) {
        return durationMinutes == other.durationMinutes
                && modes.equals(other.modes)
                && Set.copyOf(sites).equals(Set.copyOf(other.sites))
                && Set.copyOf(languages).equals(Set.copyOf(other.languages))
                && Set.copyOf(sectors).equals(Set.copyOf(other.sectors))
                && Objects.equals(earliest, other.earliest)
                && Objects.equals(latest, other.latest);
    }

    /** What a copy is made of, each as it was until it is given another value; see {@link #with}. */
    public static final class Fields {

        public @Nullable String title;
        public Form form;
        public Urgency urgency;
        public LocalDate received;
        public @Nullable LocalDate earliest;
        public @Nullable LocalDate due;
        public @Nullable LocalDate latest;
        public int durationMinutes;
        public Set<Mode> modes;
        public List<String> sites;
        public List<String> languages;
        public List<Sector> sectors;
        public @Nullable String follows;
        public @Nullable Integer minGapDays;
        public @Nullable Integer maxGapDays;
        public @Nullable String requester;
        public boolean childAttends;

        private Fields(RequestTerms terms) {
            this.title = terms.title;
            this.form = terms.form;
            this.urgency = terms.urgency;
            this.received = terms.received;
            this.earliest = terms.earliest;
            this.due = terms.due;
            this.latest = terms.latest;
            this.durationMinutes = terms.durationMinutes;
            this.modes = terms.modes;
            this.sites = terms.sites;
            this.languages = terms.languages;
            this.sectors = terms.sectors;
            this.follows = terms.follows;
            this.minGapDays = terms.minGapDays;
            this.maxGapDays = terms.maxGapDays;
            this.requester = terms.requester;
            this.childAttends = terms.childAttends;
        }

        private RequestTerms terms() {
            return new RequestTerms(
                    title,
                    form,
                    urgency,
                    received,
                    earliest,
                    due,
                    latest,
                    durationMinutes,
                    modes,
                    sites,
                    languages,
                    sectors,
                    follows,
                    minGapDays,
                    maxGapDays,
                    requester,
                    childAttends);
        }
    }
}
