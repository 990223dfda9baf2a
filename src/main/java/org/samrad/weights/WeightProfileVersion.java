package org.samrad.weights;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Weights;

/** The weights that a profile had from one saving to the next; never changed. */
@Entity
public class WeightProfileVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long profile;
    private int version;
    private String weights = "";
    private Instant savedAt = Instant.EPOCH;
    private String savedBy = "";

    /** For JPA. */
    protected WeightProfileVersion() {}

    /** What the profile weighs now, as its current version. */
    WeightProfileVersion(WeightProfile profile, String savedBy, Instant savedAt) {
        this.profile = profile.id();
        this.version = profile.version();
        this.weights = RuleNumbers.write(profile.weights().byRule());
        this.savedAt = savedAt;
        this.savedBy = savedBy;
    }

    /** 1 for the first, then one more with each change that was saved. */
    public int version() {
        return version;
    }

    public Weights weights() {
        return new Weights(RuleNumbers.read(weights));
    }

    public Instant savedAt() {
        return savedAt;
    }

    /** The account that saved it; empty where that was before versions were kept. */
    public String savedBy() {
        return savedBy;
    }
}
