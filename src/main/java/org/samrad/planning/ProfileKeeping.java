package org.samrad.planning;

import org.samrad.solver.Weights;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes to the saved weights. The built-in profiles refuse to be changed or deleted. */
@Service
public class ProfileKeeping {

    private final WeightProfiles profiles;

    ProfileKeeping(WeightProfiles profiles) {
        this.profiles = profiles;
    }

    /** Gives an own profile other weights. */
    @Transactional
    public void reweigh(long profile, Weights weights) {
        ofId(profile).reweigh(weights);
    }

    /** Makes new runs use the profile unless told otherwise. */
    @Transactional
    public void prefer(long profile) {
        WeightProfile chosen = ofId(profile);
        profiles.findByPreferredTrue().forEach(before -> before.prefer(false));
        chosen.prefer(true);
    }

    /** Deletes an own profile; where it was the preferred one, the built-in default is from now on. */
    @Transactional
    public void delete(long profile) {
        WeightProfile gone = ofId(profile);
        gone.checkOwn();
        profiles.delete(gone);
        if (gone.preferred()) {
            profiles.findByNameIgnoreCase(WeightProfile.DEFAULT).orElseThrow().prefer(true);
        }
    }

    private WeightProfile ofId(long id) {
        return profiles.findById(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no profile %d.".formatted(id)));
    }
}
