package org.samrad.masterdata;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.sheet.TypedRow;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.MasterRows;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.masterdata.RegionalData.Holiday;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
import org.samrad.time.PlanningHorizons;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The region's own holidays, and its templates of requests. */
@Controller
class RegionalController {

    private static final String BACK_TO_HOLIDAYS = "redirect:/admin/data/holidays";
    private static final String BACK_TO_TEMPLATES = "redirect:/admin/data/templates";
    private static final int LONGEST_NAME = 200;

    /** Rows for roles in an empty form. */
    private static final int ROLES = 6;

    private final RegionalData regional;
    private final RequestTemplates templates;
    private final DataMerge merge;
    private final MasterRows rows;
    private final CellWords words;
    private final PlanningHorizons horizons;

    RegionalController(
            RegionalData regional,
            RequestTemplates templates,
            DataMerge merge,
            MasterRows rows,
            CellWords words,
            PlanningHorizons horizons) {
        this.regional = regional;
        this.templates = templates;
        this.merge = merge;
        this.rows = rows;
        this.words = words;
        this.horizons = horizons;
    }

    /**
     * A holiday as it was typed.
     *
     * @param error the key of what is wrong; null where nothing is
     * @param broken the requests whose consultations it would break, where it waits to be confirmed
     */
    record TypedHoliday(String date, String name, @Nullable String error, List<String> broken)
            implements Serializable {}

    @GetMapping("/admin/data/holidays")
    String holidays(Model model) {
        model.addAttribute("holidays", regional.holidays());
        return "masterdata/holidays";
    }

    /** @param remove a day that is to be none any more; empty to add one */
    @PostMapping("/admin/data/holidays")
    String keepHoliday(
            @RequestParam(defaultValue = "") String remove,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        LocalDate gone = day(remove);
        if (gone != null) {
            regional.remove(gone, user);
            after.addFlashAttribute("told", "master.removed");
            return BACK_TO_HOLIDAYS;
        }
        LocalDate day = day(date);
        String called = Texts.clean(name);
        boolean sound = !called.isEmpty() && Limits.isShort(called) && Texts.isProper(called);
        if (day == null || !sound) {
            String error = day == null ? "master.holiday.error.date" : "master.holiday.error.name";
            after.addFlashAttribute("typed", new TypedHoliday(date, name, error, List.of()));
            return BACK_TO_HOLIDAYS;
        }
        List<String> broken = confirmed || horizons.current().isEmpty()
                ? List.of()
                : merge.brokenByHoliday(day).stream()
                        .map(one -> one.revealsPlaceAndTimeTo(user) ? one.request() : NOT_SHOWN)
                        .distinct()
                        .sorted()
                        .toList();
        if (!broken.isEmpty()) {
            after.addFlashAttribute("typed", new TypedHoliday(date, name, null, broken));
            return BACK_TO_HOLIDAYS;
        }
        regional.keep(new Holiday(day, called), user);
        after.addFlashAttribute("told", "master.saved");
        return BACK_TO_HOLIDAYS;
    }

    /** Stands for all that the reader learns nothing of. */
    private static final String NOT_SHOWN = "";

    private static @Nullable LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(TypedRow.cell(LocalDate.class, typed));
            return Limits.isDay(day) ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A template as it was typed, and what is wrong with it. */
    record TypedTemplate(
            String name,
            String form,
            String duration,
            List<String> modes,
            List<String> role,
            List<String> competence,
            List<String> level,
            List<String> optional,
            List<String> errors)
            implements Serializable {

        static TypedTemplate empty() {
            return new TypedTemplate("", "", "60", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }

        static TypedTemplate of(RequestTemplate template) {
            List<RequestTemplate.Role> roles = template.roles();
            List<String> optional = new ArrayList<>();
            for (int i = 0; i < roles.size(); i++) {
                if (roles.get(i).optional()) {
                    optional.add(String.valueOf(i));
                }
            }
            return new TypedTemplate(
                    template.name(),
                    template.form().name(),
                    String.valueOf(template.durationMinutes()),
                    template.modes().stream().map(Mode::name).toList(),
                    roles.stream().map(RequestTemplate.Role::role).toList(),
                    roles.stream().map(RequestTemplate.Role::competence).toList(),
                    roles.stream().map(one -> String.valueOf(one.minLevel())).toList(),
                    optional,
                    List.of());
        }

        /** What is typed in a row; empty beyond the last. */
        public String at(List<String> column, int row) {
            return row < column.size() ? column.get(row) : "";
        }

        public int rows() {
            return Math.max(ROLES, role.size());
        }
    }

    /** @param name the template to change; empty for a new one */
    @GetMapping("/admin/data/templates")
    String templates(@RequestParam(defaultValue = "") String name, Locale locale, Model model) {
        List<RequestTemplate> all = templates.all();
        CellWords.Names names = words.names(Set.of(PlanningTable.COMPETENCES), locale);
        if (!model.containsAttribute("typed")) {
            model.addAttribute(
                    "typed",
                    all.stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .map(TypedTemplate::of)
                            .orElseGet(TypedTemplate::empty));
        }
        model.addAttribute("templates", all);
        model.addAttribute("forms", Form.values());
        model.addAttribute("modes", Mode.values());
        model.addAttribute("competenceNames", names.byTable().getOrDefault(PlanningTable.COMPETENCES, Map.of()));
        PlanningTable.SPECIALIST_COMPETENCES.columns().columns().stream()
                .filter(column -> column.name().equals("competence"))
                .findFirst()
                .ifPresent(column -> model.addAttribute(
                        "competences",
                        words.choices(
                                column,
                                names,
                                rows.retired(PlanningTable.COMPETENCES).keySet(),
                                locale)));
        return "masterdata/templates";
    }

    /** @param remove the name of a template that is to go; empty to keep one */
    @PostMapping("/admin/data/templates")
    String keepTemplate(
            @RequestParam(defaultValue = "") String remove,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String duration,
            @RequestParam(required = false) String @Nullable [] modes,
            @RequestParam(required = false) String @Nullable [] role,
            @RequestParam(required = false) String @Nullable [] competence,
            @RequestParam(required = false) String @Nullable [] level,
            @RequestParam(required = false) String @Nullable [] optional,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        if (!remove.isEmpty()) {
            regional.removeTemplate(Texts.proper(remove), user);
            after.addFlashAttribute("told", "master.removed");
            return BACK_TO_TEMPLATES;
        }
        var typed = new TypedTemplate(
                name,
                form,
                duration,
                list(modes),
                list(role),
                list(competence),
                list(level),
                list(optional),
                List.of());
        List<String> errors = new ArrayList<>();
        RequestTemplate template = read(typed, errors);
        if (template == null) {
            after.addFlashAttribute(
                    "typed",
                    new TypedTemplate(
                            name,
                            form,
                            duration,
                            typed.modes,
                            typed.role,
                            typed.competence,
                            typed.level,
                            typed.optional,
                            errors));
            return BACK_TO_TEMPLATES;
        }
        regional.keep(template, user);
        after.addFlashAttribute("told", "master.saved");
        return BACK_TO_TEMPLATES;
    }

    private static List<String> list(String @Nullable [] sent) {
        return sent == null ? List.of() : new ArrayList<>(Arrays.asList(sent));
    }

    private @Nullable RequestTemplate read(TypedTemplate typed, List<String> errors) {
        String name = Texts.clean(typed.name);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !Texts.isProper(name)) {
            errors.add("master.template.error.name");
        }
        Form form = Arrays.stream(Form.values())
                .filter(one -> one.name().equals(typed.form))
                .findFirst()
                .orElse(null);
        if (form == null) {
            errors.add("master.template.error.form");
        }
        String duration = TypedRow.cell(int.class, typed.duration);
        int minutes = duration.matches("[0-9]{1,5}") ? Integer.parseInt(duration) : 0;
        if (minutes < 1 || minutes > Limits.DURATION) {
            errors.add("master.template.error.duration");
        }
        List<Mode> modes = Arrays.stream(Mode.values())
                .filter(one -> typed.modes.contains(one.name()))
                .toList();
        if (modes.isEmpty()) {
            errors.add("master.template.error.modes");
        }
        List<RequestTemplate.Role> roles = roles(typed, errors);
        return errors.isEmpty() && form != null ? new RequestTemplate(0, name, form, minutes, modes, roles) : null;
    }

    /** Those rows that name a competence. */
    private List<RequestTemplate.Role> roles(TypedTemplate typed, List<String> errors) {
        Set<String> known = new HashSet<>();
        rows.of(PlanningTable.COMPETENCES).forEach(row -> known.add(PlanningTable.COMPETENCES.keyText(row)));
        List<RequestTemplate.Role> roles = new ArrayList<>();
        for (int i = 0; i < Math.min(typed.competence.size(), Limits.ROLES); i++) {
            String competence = typed.competence.get(i);
            if (!competence.isEmpty()) {
                String role = Texts.clean(typed.at(typed.role, i));
                String level = typed.at(typed.level, i);
                boolean sound = known.contains(competence)
                        && Limits.isShort(role)
                        && Texts.isProper(role)
                        && level.matches("[1-5]");
                if (!sound && !errors.contains("master.template.error.roles")) {
                    errors.add("master.template.error.roles");
                } else if (sound) {
                    roles.add(new RequestTemplate.Role(
                            role.isEmpty() ? competence : role,
                            competence,
                            Integer.parseInt(level),
                            typed.optional.contains(String.valueOf(i))));
                }
            }
        }
        if (roles.isEmpty() && !errors.contains("master.template.error.roles")) {
            errors.add("master.template.error.roles");
        }
        return roles;
    }
}
