package org.samrad.weights;

import java.time.Clock;
import java.util.List;
import org.samrad.solver.Weights;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes to the saved weights, one planner after the other. The built-in profiles and those that are locked refuse to be
 * changed or deleted. No weights are ever lost: what is saved over stays as an earlier version.
 */
@Service
public class ProfileEditing {

    private final WeightProfiles profiles;
    private final WeightProfileVersions versions;
    private final Clock clock;

    ProfileEditing(WeightProfiles profiles, WeightProfileVersions versions, Clock clock) {
        this.profiles = profiles;
        this.versions = versions;
        this.clock = clock;
    }

    /** Somebody has saved a newer version than the one that was changed; nothing was saved. */
    public static class SavedMeanwhile extends RuntimeException {

        private final transient WeightProfileVersion newest;
        private final transient List<WeightChange> changes;

        SavedMeanwhile(WeightProfileVersion newest, List<WeightChange> changes) {
            super("Version %d of the profile was saved meanwhile by %s.".formatted(newest.version(), newest.savedBy()));
            this.newest = newest;
            this.changes = changes;
        }

        /** What counts now. */
        public WeightProfileVersion newest() {
            return newest;
        }

        /** What weighs otherwise in it than in the version that was seen. */
        public List<WeightChange> changes() {
            return changes;
        }
    }

    /**
     * Saves weights under a new name, as its version 1.
     *
     * @param by the account that saves them
     * @throws org.springframework.dao.DataIntegrityViolationException where the name is taken
     */
    @Transactional
    public WeightProfile create(String name, Weights weights, String by) {
        WeightProfile profile = profiles.saveAndFlush(new WeightProfile(name, weights));
        versions.save(new WeightProfileVersion(profile, by, clock.instant()));
        return profile;
    }

    /**
     * Gives an own profile other weights as a new version; weights that are the same make none.
     *
     * @param seen the version that was changed
     * @param by the account that saves them
     * @return the version that counts now
     * @throws SavedMeanwhile where that is no longer the newest
     * @throws WeightProfile.Locked where it is locked
     */
    @Transactional
    public int reweigh(long id, int seen, Weights weights, String by) {
        WeightProfile profile = held(id);
        profile.checkChangeable();
        if (profile.version() != seen) {
            throw savedMeanwhile(profile, seen);
        }
        if (!profile.weights().equals(weights)) {
            profile.reweigh(weights);
            versions.save(new WeightProfileVersion(profile, by, clock.instant()));
        }
        return profile.version();
    }

    /**
     * Makes the weights of an earlier version count again, as a new version.
     *
     * @param version the earlier one
     * @param seen the newest that the planner saw
     * @return the version that counts now
     * @throws SavedMeanwhile where the newest is another by now
     * @throws WeightProfile.Locked where it is locked
     */
    @Transactional
    public int restore(long id, int version, int seen, String by) {
        return reweigh(id, seen, ofVersion(id, version).weights(), by);
    }

    /**
     * Gives an own profile another name.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where the name is taken
     * @throws WeightProfile.Locked where it is locked
     */
    @Transactional
    public void rename(long id, String name) {
        held(id).rename(name);
        profiles.flush();
    }

    /** Keeps an own profile as it is until somebody unlocks it. */
    @Transactional
    public void lock(long id, String by) {
        held(id).lock(by, clock.instant());
    }

    /** Lets a profile be changed again. */
    @Transactional
    public void unlock(long id) {
        held(id).unlock();
    }

    /** Makes new runs use the profile unless told otherwise. */
    @Transactional
    public void prefer(long id) {
        List<WeightProfile> all = profiles.lockAll();
        WeightProfile chosen = ofId(all, id);
        all.forEach(profile -> profile.prefer(profile == chosen));
    }

    /**
     * Deletes an own profile with its versions; where it was the preferred one, the built-in default is from now on.
     *
     * @throws WeightProfile.Locked where it is locked
     */
    @Transactional
    public void delete(long id) {
        List<WeightProfile> all = profiles.lockAll();
        WeightProfile gone = ofId(all, id);
        gone.checkChangeable();
        if (gone.preferred()) {
            all.stream()
                    .filter(profile -> profile.name().equals(WeightProfile.DEFAULT))
                    .findFirst()
                    .orElseThrow()
                    .prefer(true);
        }
        profiles.delete(gone);
    }

    private SavedMeanwhile savedMeanwhile(WeightProfile profile, int seen) {
        WeightProfileVersion newest = ofVersion(profile.id(), profile.version());
        Weights before = versions.findByProfileAndVersion(profile.id(), seen)
                .map(WeightProfileVersion::weights)
                .orElse(newest.weights());
        return new SavedMeanwhile(newest, WeightChange.between(before, newest.weights()));
    }

    private WeightProfile held(long id) {
        return profiles.hold(id).orElseThrow(() -> missing(id));
    }

    private static WeightProfile ofId(List<WeightProfile> all, long id) {
        return all.stream().filter(profile -> profile.id() == id).findFirst().orElseThrow(() -> missing(id));
    }

    private static IllegalArgumentException missing(long id) {
        return new IllegalArgumentException("There is no profile %d.".formatted(id));
    }

    private WeightProfileVersion ofVersion(long id, int version) {
        return versions.findByProfileAndVersion(id, version)
                .orElseThrow(
                        () -> new IllegalArgumentException("The profile %d has no version %d.".formatted(id, version)));
    }
}
