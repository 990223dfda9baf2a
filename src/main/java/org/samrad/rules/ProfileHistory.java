package org.samrad.rules;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Accounts;
import org.samrad.time.PlanningHorizons;
import org.samrad.weights.WeightChange;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfileVersion;
import org.samrad.weights.WeightProfileVersions;
import org.springframework.stereotype.Component;

/** The versions of a profile as the page lists them, each with what changed from the one before. */
@Component
class ProfileHistory {

    private final WeightProfileVersions versions;
    private final Accounts accounts;
    private final PlanningHorizons horizons;
    private final Clock clock;

    ProfileHistory(WeightProfileVersions versions, Accounts accounts, PlanningHorizons horizons, Clock clock) {
        this.versions = versions;
        this.accounts = accounts;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * One version.
     *
     * @param savedAt local
     * @param savedBy their name; empty where it is not known
     * @param changes from the version before; empty for the first
     */
    record Saved(int version, LocalDateTime savedAt, String savedBy, List<Change> changes) implements Serializable {}

    /** A rule that weighs otherwise, with its weights as the reader's language writes them. */
    record Change(String rule, String before, String after) implements Serializable {}

    /** The newest first; none for a built-in profile. */
    List<Saved> of(WeightProfile profile, Locale locale) {
        List<WeightProfileVersion> found = versions.findByProfileOrderByVersionDesc(profile.id());
        Map<String, String> people =
                accounts.names(found.stream().map(WeightProfileVersion::savedBy).toList());
        var saved = new ArrayList<Saved>();
        for (int newer = 0; newer < found.size(); newer++) {
            WeightProfileVersion version = found.get(newer);
            WeightProfileVersion before = newer + 1 < found.size() ? found.get(newer + 1) : null;
            saved.add(saved(version, before, people, locale));
        }
        return saved;
    }

    /** Somebody's newer version, with what changed in it from the one that was seen. */
    Saved told(WeightProfileVersion newest, List<WeightChange> changes, Locale locale) {
        return saved(newest, accounts.name(newest.savedBy()), changes, locale);
    }

    private Saved saved(WeightProfileVersion version, String by, List<WeightChange> changes, Locale locale) {
        return new Saved(version.version(), local(version.savedAt()), by, written(changes, locale));
    }

    /** What whoever locked a profile is called; null where nobody has. */
    @Nullable
    String lockedBy(WeightProfile profile) {
        return profile.lockedBy().map(accounts::name).orElse(null);
    }

    /** A moment in the time zone of the plan. */
    LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, horizons.zone(clock));
    }

    private Saved saved(
            WeightProfileVersion version,
            @Nullable WeightProfileVersion before,
            Map<String, String> people,
            Locale locale) {
        List<WeightChange> changes =
                before == null ? List.of() : WeightChange.between(before.weights(), version.weights());
        return saved(version, people.getOrDefault(version.savedBy(), version.savedBy()), changes, locale);
    }

    private static List<Change> written(List<WeightChange> changes, Locale locale) {
        return changes.stream()
                .map(change -> new Change(
                        change.rule().id(),
                        WeightsForm.written(change.before(), locale),
                        WeightsForm.written(change.after(), locale)))
                .toList();
    }
}
