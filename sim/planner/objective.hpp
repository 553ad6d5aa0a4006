// Objective: what is to be large, or small, as one number a month.
//
// A sum of terms, each the total of a metric over a replication times a factor: the net value; the
// cost; or how many customers are touched late or get a mail they should not, "sla_attainment"
// counted by those who miss it plus "missend_rate" by those who are hit. Since the numbers are
// totals of independent replications, means, paired differences and selection apply as they are.
#pragma once

#include <string>
#include <vector>

#include "sim/planner/replication_store.hpp"

namespace handoff::sim {

struct Term {
  Measure measure;  // its mean, as what is added up are totals
  double factor = 1;
  bool complement = false;  // of a share: those of whom it is not true
};

struct Objective {
  std::string name;
  std::string unit;
  std::vector<Term> terms;
  bool larger_is_better = true;
};

Objective total_of(Metric metric, bool larger_is_better);

// Customers touched later than promised, and customers who got a mail that they should not have
// got.
Objective breaches();

// A value for each of the cell's first `count` replications, which must be there.
std::vector<double> values_of(const Objective& objective, const ReplicationStore& store,
                              CellId cell, int count);

struct Measured {
  double mean = 0;
  Interval interval;
};
Measured measured(const std::vector<double>& values, double level = 0.95);

}  // namespace handoff::sim
