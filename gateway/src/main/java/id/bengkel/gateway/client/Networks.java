package id.bengkel.gateway.client;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Networks such as {@code 10.0.0.0/8}. */
record Networks(List<IpSubnetFilterRule> subnets) {

    /** @param variable where people have written them */
    static Networks of(List<String> subnets, String variable) {
        return new Networks(
                subnets.stream().map(cidr -> subnet(cidr.strip(), variable)).toList());
    }

    boolean contain(InetAddress address) {
        if (subnets.isEmpty()) {
            return false;
        }
        InetSocketAddress peer = new InetSocketAddress(address, 0);
        return subnets.stream().anyMatch(subnet -> subnet.matches(peer));
    }

    private static IpSubnetFilterRule subnet(String cidr, String variable) {
        try {
            return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigurationException(variable + " must hold networks such as 10.0.0.0/8");
        }
    }
}
