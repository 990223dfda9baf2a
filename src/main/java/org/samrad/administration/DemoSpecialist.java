package org.samrad.administration;

import java.util.Optional;
import org.samrad.account.Accounts;
import org.samrad.account.Demo;
import org.samrad.account.PersonBinding;
import org.samrad.exchange.PlanningDataReplaced;
import org.samrad.schedule.Appointments;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the demo's specialist account the busiest specialist of the data, so that there is a week to look at. */
@Component
@ConditionalOnWebApplication
class DemoSpecialist implements ApplicationRunner {

    private final Accounts accounts;
    private final Appointments appointments;
    private final Specialists specialists;
    private final Organisations organisations;
    private final Demo demo;

    DemoSpecialist(
            Accounts accounts,
            Appointments appointments,
            Specialists specialists,
            Organisations organisations,
            Demo demo) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.specialists = specialists;
        this.organisations = organisations;
        this.demo = demo;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        boolean bound = accounts.findByDemoTrue().stream()
                .anyMatch(account -> account.specialist() != null && specialists.existsById(account.specialist()));
        if (!bound) {
            bind();
        }
    }

    @EventListener
    @Transactional
    public void on(PlanningDataReplaced event) {
        bind();
    }

    private void bind() {
        if (!demo.isShown()) {
            return;
        }
        Optional<Specialist> busiest = appointments.busiestSpecialists(Limit.of(1)).stream()
                .findFirst()
                .flatMap(specialists::findById);
        busiest.or(() -> specialists.findAll(PageRequest.of(0, 1)).stream().findFirst())
                .ifPresent(specialist -> accounts.bindDemo(PersonBinding.of(
                        specialist.id(),
                        specialist.name(),
                        organisations
                                .findById(specialist.organisation())
                                .map(Organisation::name)
                                .orElse(""))));
    }
}
