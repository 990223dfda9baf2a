package org.samrad.planning;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** The saved weights. */
public interface WeightProfiles extends ListCrudRepository<WeightProfile, Long> {

    /** Built-in first, then in the order in which they were saved. */
    List<WeightProfile> findAllByOrderByBuiltInDescIdAsc();

    Optional<WeightProfile> findByNameIgnoreCase(String name);

    List<WeightProfile> findByPreferredTrue();

    /** The profile that new runs use unless told otherwise. */
    default WeightProfile preferred() {
        return findByPreferredTrue().stream()
                .findFirst()
                .or(() -> findByNameIgnoreCase(WeightProfile.DEFAULT))
                .orElseThrow(() -> new IllegalStateException("The built-in profile default is missing."));
    }
}
