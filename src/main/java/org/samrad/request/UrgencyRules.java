package org.samrad.request;

import java.util.EnumMap;
import java.util.List;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.springframework.data.repository.Repository;

/** Where every {@link UrgencyRule} is kept. */
public interface UrgencyRules extends Repository<UrgencyRule, Urgency> {

    List<UrgencyRule> findAll();

    /** What each urgency means, by the planning data that is loaded. */
    default UrgencyScale scale() {
        var steps = new EnumMap<Urgency, UrgencyScale.Step>(Urgency.class);
        findAll().forEach(rule -> steps.put(rule.urgency(), new UrgencyScale.Step(rule.days(), rule.factor())));
        return new UrgencyScale(steps);
    }
}
