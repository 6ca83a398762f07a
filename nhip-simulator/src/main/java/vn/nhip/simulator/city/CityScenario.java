package vn.nhip.simulator.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import vn.nhip.core.deadline.Term;
import vn.nhip.simulator.trouble.Troubles;

/**
 * What a city is like: pure data, read from YAML. Shares are from 0 to 1.
 *
 * @param cases how many cases are received in the year
 * @param troubles what goes wrong on purpose
 */
public record CityScenario(
        String code,
        String name,
        int year,
        long cases,
        long seed,
        Demand demand,
        Handling handling,
        Payment payment,
        Petitions petitions,
        Announcements announcements,
        Backlog backlog,
        Troubles troubles,
        Catalogue catalogue) {

    public static final long MOST_CASES = 1_000_000_000L;

    /**
     * When cases come, against a usual working day.
     *
     * @param weekdays Monday to Friday
     * @param closedDays days without office: online only
     * @param months January to December
     * @param hours of the day, from midnight on, in which people send from home, against one another
     * @param aroundTet working days just before and after Tết
     * @param communes the share of all cases that communes get
     * @param postal of those that do not come online
     */
    @SuppressWarnings("ArrayRecordComponent") // Read only, never compared.
    record Demand(
            double[] weekdays,
            double closedDays,
            double[] months,
            double aroundTet,
            double[] hours,
            double communes,
            double postal) {
        Demand {
            weekdays = weekdays.clone();
            months = months.clone();
            hours = hours.clone();
        }
    }

    /**
     * How cases are handled, on average over agencies.
     *
     * @param online of the cases of procedures that are offered online
     * @param spread how far agencies differ: the deviation of the logarithm of the odds
     * @param supplementDays how long one is waited for, on average
     * @param apologised of the re-appointments: with a letter of apology
     * @param components how many are attached to a case
     * @param returnedOnline of the cases with an electronic result
     */
    record Handling(
            double online,
            double declined,
            double late,
            double spread,
            double supplement,
            double secondSupplement,
            double supplementDays,
            double suspended,
            double extended,
            double apologised,
            double withdrawn,
            double stopped,
            int components,
            double digitised,
            double reused,
            double identityVerified,
            double populationData,
            double result,
            double personalStore,
            double returnedOnline,
            double rated,
            double satisfied,
            double synchronised,
            double rejected) {}

    /**
     * How fees are paid.
     *
     * @param online of those that are not waived
     * @param cityGateway of those paid online: through the city's own gateway; how many of them the portal does not recognise is a
     *     trouble ({@link vn.nhip.simulator.trouble.TroubleKind#PAYMENT_UNRECOGNISED})
     * @param waived Nghị quyết 77/2025
     */
    record Payment(double online, double cityGateway, double waived) {}

    /**
     * Petitions, so many for ten thousand cases.
     *
     * @param aboutCase about one case, and so for the agency that has it
     * @param procedures about procedures (indicator 5.1); what is left with the next is about something else
     * @param staff about the conduct of officials
     * @param transferred that came to the right agency only from another
     */
    record Petitions(
            double per10000,
            double late,
            double satisfied,
            double aboutCase,
            double procedures,
            double staff,
            double transferred,
            double refused) {}

    /**
     * Decisions that announce procedures.
     *
     * @param aYear how many
     * @param late of them, too late before they come into force
     * @param publishedLate of them, too late in the national database
     */
    record Announcements(int aYear, double late, double publishedLate) {}

    /**
     * Overdue cases of the year before.
     *
     * @param department whose they are
     * @param field of which their procedures are
     * @param cleared the share that is done by the end of the year
     */
    record Backlog(long cases, String department, String field, double cleared) {
        /** As many for each case of the year, when the year has others. */
        Backlog forCases(long other, long of) {
            return new Backlog(Math.round((double) cases * other / of), department, field, cleared);
        }
    }

    /**
     * Procedures and agencies.
     *
     * @param mostAsked names of those procedures that are asked for most, the first most of all
     */
    record Catalogue(
            List<Weighted<Term>> provinceTerms,
            List<Weighted<Term>> communeTerms,
            Fees provinceFees,
            Fees communeFees,
            Services services,
            Acts acts,
            List<String> mostAsked,
            List<Department> departments,
            List<String> communes) {}

    /**
     * What share of the procedures is how.
     *
     * @param fullyOnline toàn trình
     * @param partlyOnline một phần; the others are done at the counter
     * @param interAgency of those that do not go on to a ministry: another department has a step (liên thông)
     * @param withDocument whose result is a document
     * @param complete of which all seven parts are published
     */
    record Services(
            double fullyOnline, double partlyOnline, double interAgency, double withDocument, double complete) {}

    /** What can be asked for about a licence of an organisation, or of a person: {@code Cấp lại %s}. */
    record Acts(List<String> organisations, List<String> persons) {}

    record Weighted<T>(double weight, T what) {}

    /** The share of procedures that have a fee, and the amounts in đồng. */
    record Fees(double share, List<Weighted<Long>> amounts) {}

    /**
     * A department.
     *
     * @param central procedures that go on to a ministry (liên thông trung ương)
     * @param both procedures of both levels
     * @param share its weight among departments
     * @param fields lĩnh vực, of which its procedures are
     */
    record Department(
            String code,
            String name,
            int central,
            int province,
            int commune,
            int both,
            double share,
            List<Field> fields) {
        int procedures() {
            return central + province + commune + both;
        }

        /** Those that it does itself. */
        int ownProcedures() {
            return central + province + both;
        }
    }

    /** A field of procedures, at either level. */
    record Field(String name, Subjects province, Subjects commune) {}

    /**
     * What the procedures of a field are about.
     *
     * @param forBusinesses whether those with a full name are for businesses
     * @param titles full names; they are asked for most
     * @param organisations licences of organisations, each with every act
     * @param persons licences of persons
     */
    record Subjects(boolean forBusinesses, List<String> titles, List<String> organisations, List<String> persons) {
        static final Subjects NONE = new Subjects(false, List.of(), List.of(), List.of());

        boolean isEmpty() {
            return titles.isEmpty() && organisations.isEmpty() && persons.isEmpty();
        }
    }

    /** The same with other numbers. */
    public CityScenario with(int itsYear, long itsCases, long itsSeed) {
        return new CityScenario(
                code,
                name,
                itsYear,
                itsCases,
                itsSeed,
                demand,
                handling,
                payment,
                petitions,
                announcements,
                backlog.forCases(itsCases, cases),
                troubles,
                catalogue);
    }

    /** Everything that decides the feed: two scenarios with the same have the same one. */
    public String fingerprint() {
        List<Object> all = List.of(
                name,
                Arrays.toString(demand.weekdays),
                Arrays.toString(demand.months),
                Arrays.toString(demand.hours),
                demand.closedDays,
                demand.aroundTet,
                demand.communes,
                demand.postal,
                handling,
                payment,
                petitions,
                announcements,
                backlog,
                troubles.toString(),
                catalogue);
        return "city %s, year %d, cases %d, seed %d, scenario %08x"
                .formatted(code, year, cases, seed, all.toString().hashCode());
    }

    /**
     * A scenario that comes with the product.
     *
     * @param province {@code hanoi}
     * @throws WrongScenario when there is none of that name
     */
    public static CityScenario bundled(String province) {
        return CityScenarioReader.bundled(province);
    }

    /**
     * A scenario of a file.
     *
     * @throws WrongScenario naming every mistake
     */
    public static CityScenario of(Path file) throws IOException {
        return CityScenarioReader.read(file.toString(), Files.readString(file));
    }
}
