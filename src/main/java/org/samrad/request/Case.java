package org.samrad.request;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.annotations.SQLOrder;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.scope.Reach;

/**
 * The child's matter that consultations are about, known by a pseudonymous reference only. In queries it is called
 * CareCase, since CASE is a word of theirs.
 */
@Entity(name = "CareCase")
@Table(name = "care_case")
public class Case {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private @Nullable String municipality;

    @Column(name = "protected_identity")
    private boolean isProtected;

    @Column(name = "organisation")
    private @Nullable String organisationId;

    @ElementCollection
    @CollectionTable(name = "earlier_contact", joinColumns = @JoinColumn(name = "care_case"))
    @SQLOrder("position")
    private List<EarlierContact> earlierContacts = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "exclusion", joinColumns = @JoinColumn(name = "care_case"))
    @SQLOrder("position")
    private List<Exclusion> exclusions = new ArrayList<>();

    protected Case() {}

    /** One that no organisation answers for. */
    public Case(String id, @Nullable String municipality, boolean isProtected) {
        this(id, municipality, isProtected, null);
    }

    /**
     * @param id the reference: 1–64 of letters, digits, {@code .}, {@code _}, {@code -}
     * @param organisation whose coordinators answer for it; null: those of the whole region
     */
    public Case(String id, @Nullable String municipality, boolean isProtected, @Nullable String organisation) {
        this.id = ConsultationRequest.checked(id);
        this.municipality = checkedMunicipality(municipality);
        this.isProtected = isProtected;
        this.organisationId = organisation;
    }

    /** Grows with each change of it. */
    public int version() {
        return version == null ? 0 : version;
    }

    /**
     * Says anew what is said of the case itself.
     *
     * @param municipality where the family lives; null where that is not said
     * @param organisation whose coordinators answer for it; null: those of the whole region
     * @param excluded who is on no panel of it
     */
    public void change(
            @Nullable String municipality,
            boolean isProtected,
            @Nullable String organisation,
            Collection<Exclusion> excluded) {
        this.municipality = checkedMunicipality(municipality);
        this.isProtected = isProtected;
        this.organisationId = organisation;
        if (!List.copyOf(excluded).equals(exclusions())) {
            exclusions.clear();
            exclusions.addAll(excluded);
        }
    }

    private static @Nullable String checkedMunicipality(@Nullable String typed) {
        String cleaned = Texts.cleanOrNull(typed);
        if (!isMunicipality(cleaned)) {
            throw new IllegalArgumentException(Fault.english("request.error.municipality", Limits.TEXT));
        }
        return cleaned;
    }

    /** Whether a text has the form of a reference. */
    public static boolean isReference(String text) {
        return Limits.isId(text);
    }

    /** Whether a text can be the name of a municipality: short enough, of characters that can be kept. None can. */
    public static boolean isMunicipality(@Nullable String text) {
        return Limits.isShort(text) && (text == null || Texts.isProper(text));
    }

    public String id() {
        return id;
    }

    public @Nullable String municipality() {
        return municipality;
    }

    /** The id of the organisation whose coordinators answer for it; null: those of the whole region. */
    public @Nullable String organisation() {
        return organisationId;
    }

    /** Whether nobody but the panel and the coordinator may learn where and when. */
    public boolean isProtected() {
        return isProtected;
    }

    /**
     * Whether somebody may learn where and when a consultation of the case is: anybody, unless the identity is protected;
     * then only the coordinators who answer for it, and the panel.
     *
     * @param coordinated which cases the reader answers for
     * @param panel ids of the specialists on the consultation's panel
     */
    public boolean revealsPlaceAndTimeTo(CurrentUser user, Reach coordinated, Collection<String> panel) {
        return !isProtected
                || coordinated.includes(organisationId)
                || (user.specialist() != null && panel.contains(user.specialist()));
    }

    /** Whom the case has met before. */
    public List<EarlierContact> earlierContacts() {
        return List.copyOf(earlierContacts);
    }

    /** Who is on no panel of the case. */
    public List<Exclusion> exclusions() {
        return List.copyOf(exclusions);
    }
}
