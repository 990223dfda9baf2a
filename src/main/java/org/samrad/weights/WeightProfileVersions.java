package org.samrad.weights;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** Every version of the saved weights. */
public interface WeightProfileVersions extends ListCrudRepository<WeightProfileVersion, Long> {

    /** The newest first. */
    List<WeightProfileVersion> findByProfileOrderByVersionDesc(long profile);

    Optional<WeightProfileVersion> findByProfileAndVersion(long profile, int version);
}
