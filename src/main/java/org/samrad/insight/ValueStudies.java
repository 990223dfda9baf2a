package org.samrad.insight;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** Studies of what one more would be worth. */
interface ValueStudies extends ListCrudRepository<ValueStudy, Long> {

    /** The newest about a plan, by its code. */
    Optional<ValueStudy> findFirstByPlanOrderByIdDesc(String plan);
}
