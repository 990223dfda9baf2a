package org.samrad.inbox.form;

import java.util.List;

/** What a copy is made of, each as it was until it is given another value; see {@link RequestForm#with}. */
final class FormFields {

    String key;
    String version;
    String caseKind;
    String existingCase;
    String newCase;
    String municipality;
    String organisation;
    Boolean protectedCase;
    String title;
    String kind;
    String urgency;
    String received;
    String earliest;
    String due;
    String latest;
    String duration;
    List<String> modes;
    List<String> sites;
    List<String> languages;
    List<String> sectors;
    Boolean childAttends;
    List<LinkRow> links;
    String requester;
    List<RoleRow> roles;
    List<WindowRow> windows;
    String times;
    List<String> confirmed;

    FormFields(RequestForm form) {
        this.key = form.key();
        this.version = form.version();
        this.caseKind = form.caseKind();
        this.existingCase = form.existingCase();
        this.newCase = form.newCase();
        this.municipality = form.municipality();
        this.organisation = form.organisation();
        this.protectedCase = form.protectedCase();
        this.title = form.title();
        this.kind = form.form();
        this.urgency = form.urgency();
        this.received = form.received();
        this.earliest = form.earliest();
        this.due = form.due();
        this.latest = form.latest();
        this.duration = form.duration();
        this.modes = form.modes();
        this.sites = form.sites();
        this.languages = form.languages();
        this.sectors = form.sectors();
        this.childAttends = form.childAttends();
        this.links = form.links();
        this.requester = form.requester();
        this.roles = form.roles();
        this.windows = form.windows();
        this.times = form.times();
        this.confirmed = form.confirmed();
    }

    RequestForm form() {
        return new RequestForm(
                key,
                version,
                caseKind,
                existingCase,
                newCase,
                municipality,
                organisation,
                protectedCase,
                title,
                kind,
                urgency,
                received,
                earliest,
                due,
                latest,
                duration,
                modes,
                sites,
                languages,
                sectors,
                childAttends,
                links,
                requester,
                roles,
                windows,
                times,
                confirmed);
    }
}
