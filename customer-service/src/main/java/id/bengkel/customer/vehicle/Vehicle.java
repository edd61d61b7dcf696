package id.bengkel.customer.vehicle;

import id.bengkel.chassis.database.OrderedId;
import id.bengkel.chassis.plate.PlateNumber;
import id.bengkel.customer.customer.Customer;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A customer's vehicle, and when it should come for service. */
@Entity
public class Vehicle {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    private String noPol;
    private String noPolKey;
    private String model;
    private String type;
    private Integer tahun;
    private String warna;
    private String noRangka;
    private String noMesin;
    private int serviceIntervalMonths;
    private LocalDate lastVisitDate;
    private LocalDate nextVisitDate;
    private boolean nextVisitByHand;
    private boolean sold;
    private long version;
    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate. */
    protected Vehicle() {}

    public Vehicle(Customer customer, VehicleRequest details, Instant now) {
        this.id = OrderedId.at(now);
        this.customer = customer;
        this.createdAt = now;
        this.lastVisitDate = details.lastVisitDate();
        replace(details);
    }

    void replace(VehicleRequest details) {
        PlateNumber plate = new PlateNumber(details.noPol());
        noPol = plate.shown();
        noPolKey = plate.key();
        model = details.model();
        type = details.type();
        tahun = details.tahun();
        warna = details.warna();
        noRangka = details.noRangka();
        noMesin = details.noMesin();
        serviceIntervalMonths = details.serviceIntervalMonths();
        sold = details.sold();
        plan(details.nextVisitDate());
    }

    /**
     * Takes over what the visits say. A newer one than known so far also ends what was set by hand: that visit has taken
     * place.
     *
     * @param latest the latest visit, null when there is none
     */
    public void follow(LocalDate latest) {
        boolean newer = latest != null && (lastVisitDate == null || latest.isAfter(lastVisitDate));
        nextVisitByHand &= !newer;
        lastVisitDate = latest;
        plan(nextVisitByHand ? nextVisitDate : null);
    }

    /** The date that is shown already says nothing new: clients send back what they have read. */
    private void plan(LocalDate byHand) {
        nextVisitByHand = byHand != null && (nextVisitByHand || !byHand.equals(nextVisitDate));
        if (nextVisitByHand) {
            nextVisitDate = byHand;
        } else {
            nextVisitDate = lastVisitDate == null ? null : lastVisitDate.plusMonths(serviceIntervalMonths);
        }
    }

    /** Makes the next event one that consumers take for newer. */
    void changed(Instant now) {
        version++;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public Customer customer() {
        return customer;
    }

    public String noPol() {
        return noPol;
    }

    String noPolKey() {
        return noPolKey;
    }

    public String model() {
        return model;
    }

    public String type() {
        return type;
    }

    public Integer tahun() {
        return tahun;
    }

    public String warna() {
        return warna;
    }

    public String noRangka() {
        return noRangka;
    }

    public String noMesin() {
        return noMesin;
    }

    public int serviceIntervalMonths() {
        return serviceIntervalMonths;
    }

    public LocalDate lastVisitDate() {
        return lastVisitDate;
    }

    public LocalDate nextVisitDate() {
        return nextVisitDate;
    }

    boolean nextVisitByHand() {
        return nextVisitByHand;
    }

    public boolean sold() {
        return sold;
    }

    long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
