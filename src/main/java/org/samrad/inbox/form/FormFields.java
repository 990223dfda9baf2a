package org.samrad.inbox.form;

import java.util.List;

/** What a copy is made of, each as it was until it is given another value; see {@link RequestForm#with}. */
public final class FormFields {

    public String key;
    public String version;
    public String caseKind;
    public String existingCase;
    public String newCase;
    public String municipality;
    public String organisation;
    public Boolean protectedCase;
    public String title;
    public String question;
    public String kind;
    public String urgency;
    public String received;
    public String earliest;
    public String due;
    public String latest;
    public String duration;
    public List<String> modes;
    public List<String> sites;
    public List<String> languages;
    public List<String> sectors;
    public Boolean childAttends;
    public List<LinkRow> links;
    public String requester;
    public List<RoleRow> roles;
    public List<WindowRow> windows;
    public String times;
    public List<PartRow> parts;
    public List<String> confirmed;

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
        this.question = form.question();
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
        this.parts = form.parts();
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
                question,
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
                parts,
                confirmed);
    }
}
