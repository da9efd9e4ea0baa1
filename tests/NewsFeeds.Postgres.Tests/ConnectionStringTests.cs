namespace NewsFeeds.Postgres.Tests;

public class ConnectionStringTests
{
    [Theory]
    [InlineData("Host=a.vn;Database=tin;Username=bao;Password=bi-mat", "a.vn:5432/tin")]
    [InlineData("Server=a.vn;Port=6432;Database=tin", "a.vn:6432/tin")]
    [InlineData("Host=b.vn:5433, a.vn;Port=6432;Database=tin", "b.vn:5433,a.vn:6432/tin")]
    [InlineData("Host=a.vn;Username=bao", "a.vn:5432/bao")]
    [InlineData("Host=[::1];Database=tin", "[::1]:5432/tin")]
    [InlineData("Host=/run/postgresql;Database=tin", "/run/postgresql/tin")]
    public void ADatabaseIsNamedByItsHostsInTheirOrderAndItsName(string connectionString, string name) =>
        Assert.Equal(name, ConnectionString.NameOf(connectionString));

    [Theory]
    [InlineData("")]
    [InlineData("postgres://a.vn/tin")]
    [InlineData("Database=tin")]
    [InlineData("Host=a.vn;Pasword=bi-mat")]
    [InlineData("Host=a.vn;Port=nhiều")]
    [InlineData("Host=a.vn;Password='bi-mat")]
    public void WhatNobodyCanConnectWithHasNoName(string connectionString) => Assert.Null(ConnectionString.NameOf(connectionString));
}
