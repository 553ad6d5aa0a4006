// Distributions from outside: what the families are called, and parameters checked before they are
// used.
//
// The limits are those of the samplers (a gamma shape of 1e-9 underflows to zeros), and of sense (a
// latency is never negative).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/enum_count.hpp"
#include "core/base/result.hpp"
#include "sim/engine/distributions.hpp"

namespace handoff::sim {

// A family's name and those of its parameters, in the order of the named constructor. An empirical
// distribution has points instead.
struct FamilyInfo {
  Family family;
  const char* name;
  int parameter_count;
  std::array<const char*, Distribution::kMaxParameters> parameter_names;
};

inline constexpr std::array<FamilyInfo, 14> kFamilies{{
    {Family::constant, "constant", 1, {"value"}},
    {Family::uniform, "uniform", 2, {"low", "high"}},
    {Family::exponential, "exponential", 1, {"mean"}},
    {Family::erlang, "erlang", 2, {"stages", "mean"}},
    {Family::hyperexponential, "hyperexponential", 3, {"probability", "first_mean", "second_mean"}},
    {Family::lognormal, "lognormal", 2, {"mu", "sigma"}},
    {Family::lognormal_median_p95, "lognormal_median_p95", 2, {"median", "p95"}},
    {Family::gamma, "gamma", 2, {"shape", "scale"}},
    {Family::weibull, "weibull", 2, {"shape", "scale"}},
    {Family::weibull_median_p95, "weibull_median_p95", 2, {"median", "p95"}},
    {Family::pareto_tail, "pareto_tail", 3, {"median", "p95", "tail_index"}},
    {Family::poisson, "poisson", 1, {"mean"}},
    {Family::gamma_poisson, "gamma_poisson", 2, {"mean", "shape"}},
    {Family::empirical, "empirical", 0, {}},
}};
static_assert(kFamilies.size() == core::enum_count<Family>);

constexpr const FamilyInfo& info_of(Family family) {
  return kFamilies[static_cast<std::size_t>(family)];
}

// Whether a parameter of this name is a quantity of the field's unit. Shapes, probabilities, numbers
// of stages and the parameters of a logarithm are plain numbers.
bool carries_unit(std::string_view parameter);

// Whether it can be made again from its own parameters, as one that is read from a file has to be;
// of a mean that was set that is not sure. The error is make_distribution's.
std::optional<core::Error> parameters_wrong(const Distribution& it);

// A quantity of the distribution that lies outside of a field's limits, or a mean above them; one
// that has no finite mean is as good as any other.
std::optional<double> quantity_outside(const Distribution& it, double min, double max);

// The distribution, or which parameter is wrong (Error::where) and what is allowed (Error::what).
core::Result<Distribution> make_distribution(Family family, std::span<const double> parameters);
core::Result<Distribution> make_empirical(std::span<const QuantilePoint> points);

}  // namespace handoff::sim
