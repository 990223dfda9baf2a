package org.samrad.weights;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The saved weights. */
public interface WeightProfiles extends JpaRepository<WeightProfile, Long> {

    /** Built-in first, then in the order in which they were saved. */
    List<WeightProfile> findAllByOrderByBuiltInDescIdAsc();

    Optional<WeightProfile> findByNameIgnoreCase(String name);

    List<WeightProfile> findByPreferredTrue();

    /** The profile as it is now, held until the transaction ends; whoever changes it meanwhile waits. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select profile from WeightProfile profile where profile.id = :id")
    Optional<WeightProfile> hold(long id);

    /** All of them as they are now, held until the transaction ends: which one is preferred concerns them all. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select profile from WeightProfile profile order by profile.id")
    List<WeightProfile> lockAll();

    /** The profile that new runs use unless told otherwise. */
    default WeightProfile preferred() {
        return findByPreferredTrue().stream()
                .findFirst()
                .or(() -> findByNameIgnoreCase(WeightProfile.DEFAULT))
                .orElseThrow(() -> new IllegalStateException("The built-in profile default is missing."));
    }
}
