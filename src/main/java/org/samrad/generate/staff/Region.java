package org.samrad.generate.staff;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/**
 * The towns of Västra Götaland, the units that answer and the houses they meet in. Places are real, units and houses are
 * not. Travel is reckoned from the distance; beyond 90 minutes no time is known, so nobody is sent.
 */
public final class Region {

    private static final int LONGEST_TRAVEL = 90;
    private static final int SHORT_TRAVEL = 40;

    public record Town(
            String name, String municipality, double latitude, double longitude, int population, boolean hospital) {}

    /** Where someone is employed and usually sits. */
    public record Workplace(
            PlanningData.Organisation organisation,
            @Nullable String site,
            @Nullable Town town) {}

    private record House(String id, String name, Town town) {}

    private final List<Town> towns;
    private final Map<String, PlanningData.Organisation> organisations = new LinkedHashMap<>();
    private final Map<String, House> houses = new LinkedHashMap<>();
    private final boolean nested;
    private final Dice dice;

    /** @param settings where they are rich, the units are parts of larger organisations */
    Region(StaffSettings settings, Dice dice) {
        this.dice = dice;
        nested = settings.rich();
        int wanted = Math.clamp(3 + settings.specialists() / 25, 4, 30);
        towns = Tables.rows("towns").stream()
                .limit(wanted)
                .map(row -> new Town(
                        row.get("town"),
                        row.get("municipality"),
                        Double.parseDouble(row.get("latitude")),
                        Double.parseDouble(row.get("longitude")),
                        Integer.parseInt(row.get("population")),
                        Boolean.parseBoolean(row.get("hospital"))))
                .toList();
    }

    /** A municipality, the populous ones more often. */
    public String municipality(Dice dice) {
        return town(towns, dice).municipality();
    }

    Workplace workplace(Sector sector, String clinic) {
        if (sector == Sector.OTHER) {
            PlanningData.Organisation interpreters = organisation("Tolktjänsten", sector, false);
            if (dice.chance(0.4)) {
                return new Workplace(interpreters, null, null);
            }
            Town town = town(towns.stream().filter(Town::hospital).toList(), dice);
            return new Workplace(interpreters, house("Sjukhuset i", town).id, town);
        }
        boolean atHospital = sector == Sector.SPECIALIST_CARE;
        Town town =
                town(towns.stream().filter(one -> one.hospital || !atHospital).toList(), dice);
        String unit = switch (sector) {
            case SPECIALIST_CARE -> clinic;
            case PRIMARY_CARE -> "Vårdcentralen";
            case MUNICIPALITY -> "Socialförvaltningen";
            case SCHOOL -> "Elevhälsan";
            case OTHER -> throw new IllegalStateException();
        };
        House house = atHospital ? house("Sjukhuset i", town) : house("Familjecentralen", town);
        String above = nested ? above(sector, town) : null;
        return new Workplace(organisation(unit + " " + town.name, sector, false, above), house.id, town);
    }

    /** What a unit is part of: hospitals and health centres of the region, the rest of the town's municipality. */
    private String above(Sector sector, Town town) {
        return switch (sector) {
            case SPECIALIST_CARE ->
                organisation("Sjukhusen", sector, false, region()).id();
            case PRIMARY_CARE ->
                organisation("Primärvården", sector, false, region()).id();
            case MUNICIPALITY, SCHOOL, OTHER ->
                organisation("Kommunen " + town.municipality, Sector.MUNICIPALITY, false)
                        .id();
        };
    }

    private String region() {
        return organisation("Regionen", Sector.SPECIALIST_CARE, false).id();
    }

    /** A commercial supplier, whose people sit nowhere in particular. */
    Workplace external() {
        return new Workplace(organisation("Exempelkonsulterna AB", Sector.SPECIALIST_CARE, true), null, null);
    }

    /** Another house within half an hour or so of the town, where there is one. */
    @Nullable
    String nearby(Town town, Dice dice) {
        List<House> near = houses.values().stream()
                .filter(house -> house.town != town && minutes(house.town, town) <= SHORT_TRAVEL)
                .toList();
        return near.isEmpty() ? null : dice.pick(near).id;
    }

    /** The houses that a family near this one might as well come to, itself among them. */
    public List<String> around(String site) {
        Town town = Objects.requireNonNull(houses.get(site)).town;
        return houses.values().stream()
                .filter(house -> minutes(house.town, town) <= SHORT_TRAVEL)
                .map(House::id)
                .toList();
    }

    /** Who asks: a unit that may well not answer itself. */
    public String requester(Dice dice) {
        Town town = town(towns, dice);
        String unit = dice.oneOf(
                "Elevhälsan",
                "Vårdcentralen",
                "BUP",
                "Barnavårdscentralen",
                "Socialförvaltningen",
                "Habiliteringen",
                "Barnmedicin");
        return unit + " " + town.name;
    }

    public List<PlanningData.Organisation> organisations() {
        return List.copyOf(organisations.values());
    }

    /** The houses, with a room for every sixth of the people who sit there and one more; some have no limit. */
    List<PlanningData.Site> sites(Map<String, Integer> peopleAtSite, boolean limited) {
        List<PlanningData.Site> sites = new ArrayList<>();
        for (House house : houses.values()) {
            int people = peopleAtSite.getOrDefault(house.id, 0);
            Integer rooms = limited && !dice.chance(0.2) ? Integer.valueOf(1 + people / 6) : null;
            sites.add(new PlanningData.Site(house.id, house.name, null, house.town.municipality, rooms));
        }
        return sites;
    }

    /** One row for both ways; now and then the way back has a row of its own. */
    List<PlanningData.TravelTime> travelTimes() {
        List<House> all = List.copyOf(houses.values());
        List<PlanningData.TravelTime> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                int minutes = minutes(all.get(i).town, all.get(j).town);
                if (minutes > LONGEST_TRAVEL) {
                    continue;
                }
                rows.add(new PlanningData.TravelTime(all.get(i).id, all.get(j).id, minutes));
                if (dice.chance(0.03)) {
                    rows.add(new PlanningData.TravelTime(
                            all.get(j).id, all.get(i).id, Math.min(LONGEST_TRAVEL, minutes + dice.between(1, 2) * 5)));
                }
            }
        }
        return rows;
    }

    /** Plain letters for ids and addresses: {@code Södra Ängby} becomes {@code sodra-angby}. */
    public static String slug(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace("ı", "i"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
    }

    private static Town town(List<Town> towns, Dice dice) {
        // The root tempers the cities: a small town has a unit too.
        return dice.weighted(towns, town -> Math.sqrt(town.population));
    }

    private House house(String kind, Town town) {
        String name = kind + " " + town.name;
        return houses.computeIfAbsent(slug(name), id -> new House(id, name, town));
    }

    private PlanningData.Organisation organisation(String name, Sector sector, boolean external) {
        return organisation(name, sector, external, null);
    }

    private PlanningData.Organisation organisation(
            String name, Sector sector, boolean external, @Nullable String above) {
        return organisations.computeIfAbsent(
                slug(name), id -> new PlanningData.Organisation(id, name, sector, external, above));
    }

    /** By road, a third longer than the bird flies, at 75 km/h and with a few minutes at each end; in town ten. */
    private static int minutes(Town one, Town other) {
        double north = (one.latitude - other.latitude) * 111.2;
        double east = (one.longitude - other.longitude) * 111.2 * Math.cos(Math.toRadians(one.latitude));
        double driving = Math.hypot(north, east) * 1.33 / 75 * 60;
        return Math.max(10, (int) Math.round((driving + 6) / 5) * 5);
    }
}
