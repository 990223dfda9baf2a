package org.samrad.administration;

import java.time.Clock;
import org.samrad.competence.Competences;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointments;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialists;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;

/** Counts what the site holds. */
@Component
class DataOverview {

    private final PlanningHorizons horizons;
    private final Specialists specialists;
    private final Organisations organisations;
    private final Sites sites;
    private final Competences competences;
    private final Cases cases;
    private final ConsultationRequests requests;
    private final Appointments appointments;
    private final Clock clock;

    DataOverview(
            PlanningHorizons horizons,
            Specialists specialists,
            Organisations organisations,
            Sites sites,
            Competences competences,
            Cases cases,
            ConsultationRequests requests,
            Appointments appointments,
            Clock clock) {
        this.horizons = horizons;
        this.specialists = specialists;
        this.organisations = organisations;
        this.sites = sites;
        this.competences = competences;
        this.cases = cases;
        this.requests = requests;
        this.appointments = appointments;
        this.clock = clock;
    }

    DataFacts now() {
        PlanningHorizon horizon = horizons.current().orElse(null);
        return new DataFacts(
                horizon,
                horizon == null ? null : horizon.at(clock),
                specialists.count(),
                organisations.count(),
                sites.count(),
                competences.count(),
                cases.count(),
                requests.count(),
                appointments.countByCancelledAtIsNull());
    }
}
