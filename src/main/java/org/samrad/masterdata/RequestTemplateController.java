package org.samrad.masterdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.sheet.TypedRow;
import org.samrad.exchange.MasterRows;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
import org.samrad.system.PageLinks;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The region's templates of requests, each alone or as the beginning of a series. */
@Controller
class RequestTemplateController {

    private static final String PATH = "/admin/data/templates";
    private static final String BACK = "redirect:" + PATH;
    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_NAME = 200;

    private final RegionalData regional;
    private final RequestTemplates templates;
    private final MasterRows rows;
    private final CellWords words;
    private final RegionalHistory history;
    private final RegionalList list;

    RequestTemplateController(
            RegionalData regional,
            RequestTemplates templates,
            MasterRows rows,
            CellWords words,
            RegionalHistory history,
            RegionalList list) {
        this.list = list;
        this.regional = regional;
        this.templates = templates;
        this.rows = rows;
        this.words = words;
        this.history = history;
    }

    /** @param name the template to change; empty for a new one */
    @GetMapping(PATH)
    String templates(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean down,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
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
        var query = RegionalQuery.of(PATH, RegionalList.TEMPLATE_COLUMNS, q, sort, down);
        List<RequestTemplate> found = list.templates(query, names, locale);
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, found.size());
        model.addAttribute("query", query);
        model.addAttribute(
                "notRead",
                RegionalQuery.notSorted(RegionalList.TEMPLATE_COLUMNS, sort).stream()
                        .toList());
        model.addAttribute("pages", pages);
        model.addAttribute("found", pages.of(found, PAGE_SIZE));
        model.addAttribute("templates", all);
        model.addAttribute("history", history.ofTemplates(names, locale));
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

    /** The list as it is shown, all of its pages. */
    @GetMapping(PATH + "/csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean down,
            Locale locale) {
        CellWords.Names names = words.names(Set.of(PlanningTable.COMPETENCES), locale);
        var query = RegionalQuery.of(PATH, RegionalList.TEMPLATE_COLUMNS, q, sort, down);
        return MasterCsv.answer(
                "request_templates.csv",
                Stream.of(
                                "master.column.name",
                                "request.form",
                                "request.duration",
                                "request.modes",
                                "request.needs",
                                "master.template.next")
                        .map(key -> words.say(key, locale))
                        .toList(),
                list.templates(query, names, locale).stream()
                        .map(one -> list.cells(one, names, locale))
                        .toList());
    }

    /**
     * @param remove the name of a template that is to go; empty to keep one
     * @param was what the template is called so far; empty for a new one
     */
    @PostMapping(PATH)
    String keepTemplate(
            @RequestParam(defaultValue = "") String remove,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String duration,
            @RequestParam(required = false) String @Nullable [] modes,
            @RequestParam(required = false) String @Nullable [] role,
            @RequestParam(required = false) String @Nullable [] competence,
            @RequestParam(required = false) String @Nullable [] level,
            @RequestParam(required = false) String @Nullable [] optional,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String minWeeks,
            @RequestParam(defaultValue = "") String maxWeeks,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes after) {
        if (!remove.isEmpty()) {
            boolean removed = regional.removeTemplate(Texts.proper(remove), user);
            after.addFlashAttribute("told", removed ? "master.removed" : "told.gone-already");
            return BACK;
        }
        var typed = new TypedTemplate(
                Texts.proper(was),
                name,
                form,
                duration,
                list(modes),
                list(role),
                list(competence),
                list(level),
                list(optional),
                next,
                minWeeks,
                maxWeeks,
                List.of());
        List<String> errors = new ArrayList<>();
        RequestTemplate template = read(typed, errors);
        if (template == null) {
            after.addFlashAttribute("typed", typed.with(errors));
            return BACK;
        }
        if (typed.was().isEmpty() || typed.was().equals(template.name())) {
            regional.keep(template, user);
        } else if (!regional.rename(typed.was(), template, user)) {
            after.addFlashAttribute("typed", typed.with(List.of("master.template.error.name-taken")));
            return BACK;
        }
        after.addFlashAttribute("told", "master.saved");
        return BACK;
    }

    private static List<String> list(String @Nullable [] sent) {
        return sent == null ? List.of() : new ArrayList<>(Arrays.asList(sent));
    }

    private @Nullable RequestTemplate read(TypedTemplate typed, List<String> errors) {
        String name = Texts.clean(typed.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME || !Texts.isProper(name)) {
            errors.add("master.template.error.name");
        } else if (isAnothers(name, typed.was())) {
            errors.add("master.template.error.name-taken");
        }
        Form form = Arrays.stream(Form.values())
                .filter(one -> one.name().equals(typed.form()))
                .findFirst()
                .orElse(null);
        if (form == null) {
            errors.add("master.template.error.form");
        }
        String duration = TypedRow.cell(int.class, typed.duration());
        int minutes = duration.matches("[0-9]{1,5}") ? Integer.parseInt(duration) : 0;
        if (minutes < 1 || minutes > Limits.DURATION) {
            errors.add("master.template.error.duration");
        }
        List<Mode> modes = Arrays.stream(Mode.values())
                .filter(one -> typed.modes().contains(one.name()))
                .toList();
        if (modes.isEmpty()) {
            errors.add("master.template.error.modes");
        }
        List<RequestTemplate.Role> roles = roles(typed, errors);
        RequestTemplate.Next next = next(typed, name, errors);
        return errors.isEmpty() && form != null
                ? new RequestTemplate(0, name, form, minutes, modes, roles, next)
                : null;
    }

    /** Whether a template that is there would take the name of another one that is. */
    private boolean isAnothers(String name, String was) {
        List<String> names = templates.all().stream().map(RequestTemplate::name).toList();
        return !was.isEmpty() && !was.equals(name) && names.contains(was) && names.contains(name);
    }

    /** What comes after; null where nothing does. */
    private RequestTemplate.@Nullable Next next(TypedTemplate typed, String name, List<String> errors) {
        if (typed.next().isEmpty()) {
            return null;
        }
        int least = weeks(typed.minWeeks());
        int most = typed.maxWeeks().isBlank() ? least : weeks(typed.maxWeeks());
        boolean known = !typed.next().equals(name)
                && !typed.next().equals(typed.was())
                && templates.all().stream().anyMatch(one -> one.name().equals(typed.next()));
        if (!known || least < 0 || most < least) {
            errors.add("master.template.error.next");
            return null;
        }
        return new RequestTemplate.Next(typed.next(), least, most);
    }

    /** Weeks as they were typed, nothing is none; -1 where they are too many or no number. */
    private static int weeks(String typed) {
        String number = TypedRow.cell(int.class, typed);
        int weeks = number.isBlank() ? 0 : number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : -1;
        return weeks > RequestTemplate.MOST_WEEKS ? -1 : weeks;
    }

    /** Those rows that name a competence. */
    private List<RequestTemplate.Role> roles(TypedTemplate typed, List<String> errors) {
        Set<String> known = new HashSet<>();
        rows.of(PlanningTable.COMPETENCES).forEach(row -> known.add(PlanningTable.COMPETENCES.keyText(row)));
        List<RequestTemplate.Role> roles = new ArrayList<>();
        for (int i = 0; i < Math.min(typed.competence().size(), Limits.ROLES); i++) {
            String competence = typed.competence().get(i);
            if (!competence.isEmpty()) {
                String role = Texts.clean(typed.at(typed.role(), i));
                String level = typed.at(typed.level(), i);
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
                            typed.optional().contains(String.valueOf(i))));
                }
            }
        }
        if (roles.isEmpty() && !errors.contains("master.template.error.roles")) {
            errors.add("master.template.error.roles");
        }
        return roles;
    }
}
