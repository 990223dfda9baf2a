package org.samrad.repair;

import jakarta.persistence.Entity;
import java.util.Map;
import org.samrad.policy.Policy;
import org.samrad.policy.RequestKinds;
import org.samrad.request.RequestTerms;

/** What is done at once when somebody declines, without asking a planner: the planner's to say. There is one. */
@Entity
public class RepairRules extends Policy {

    private RequestKinds kinds = RequestKinds.NONE;

    protected RepairRules() {}

    /** Sets others. */
    void change(RequestKinds kinds) {
        this.kinds = kinds;
    }

    /** Whether what such a request asks for is mended without asking a planner. */
    public boolean atOnce(RequestTerms terms) {
        return kinds.include(terms.form(), terms.urgency());
    }

    public RequestKinds kinds() {
        return kinds;
    }

    @Override
    protected String called() {
        return "repair";
    }

    @Override
    protected Map<String, String> said() {
        return Map.of("forms", names(kinds.forms()), "urgencies", names(kinds.urgencies()));
    }
}
